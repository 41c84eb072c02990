import {Crc32} from '@smithy/core/checksum';

/** The same bytes with one bit turned. */
export function flip(bytes: Uint8Array, at: number, bit = 0): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(bytes, (byte, index) => (index === at ? byte ^ (1 << bit) : byte));
}

/** A frame that claims another length; the checksum of its prelude says that this is meant. */
export function withLength(frame: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const spoilt = frame.slice();
  new DataView(spoilt.buffer).setUint32(0, length);
  return withPreludeChecksum(spoilt);
}

/** A frame whose headers claim another length; both checksums say that this is meant. */
export function withHeadersLength(frame: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const spoilt = frame.slice();
  new DataView(spoilt.buffer).setUint32(4, length);
  return withChecksums(spoilt);
}

/** A frame with a header of another type, as its number; both checksums say that this is meant. */
export function withHeaderType(frame: Uint8Array, name: string, type: number): Uint8Array<ArrayBuffer> {
  const headers = new TextDecoder('latin1').decode(frame.subarray(0, -4));
  return withChecksums(frame.with(headers.indexOf(name) + name.length, type));
}

/** The frames of a stream that is whole. */
export function cutFrames(bytes: Uint8Array<ArrayBuffer>): readonly Uint8Array<ArrayBuffer>[] {
  const frames: Uint8Array<ArrayBuffer>[] = [];
  for (let start = 0; start < bytes.length;) {
    const end = start + new DataView(bytes.buffer, bytes.byteOffset + start, 4).getUint32(0);
    frames.push(bytes.slice(start, end));
    start = end;
  }
  return frames;
}

function withChecksums(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const spoilt = withPreludeChecksum(bytes.slice());
  const body = spoilt.subarray(0, spoilt.length - 4);
  new DataView(spoilt.buffer).setUint32(body.length, checksum(body));
  return spoilt;
}

function withPreludeChecksum(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  new DataView(bytes.buffer).setUint32(8, checksum(bytes.subarray(0, 8)));
  return bytes;
}

function checksum(bytes: Uint8Array): number {
  const crc = new Crc32();
  crc.update(bytes);
  return crc.digestSync();
}
