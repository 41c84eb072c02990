/** The text of some bytes, one character each; shorter at the end. */
export function readAscii(bytes: Uint8Array, start: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(start, start + length));
}

/** True when bytes have such characters at a place. */
export function hasAscii(bytes: Uint8Array, start: number, text: string): boolean {
  return readAscii(bytes, start, text.length) === text;
}

/** All bytes as characters of one byte each, for patterns that look for words in a file. */
export function toLatin1(bytes: Uint8Array): string {
  // The name means Windows-1252 in browsers; it differs only beyond ASCII.
  return new TextDecoder('latin1').decode(bytes);
}

/** A view whose reads are those of the bytes. */
export function viewOf({buffer, byteOffset, byteLength}: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

/** One after the other. */
export function joinAll(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}
