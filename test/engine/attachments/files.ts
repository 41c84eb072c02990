import {joinAll} from '../../../src/engine/attachments/bytes.js';

/** What bytes are made from. */
export type Piece = string | number | Uint8Array;

/** Bytes from texts (one byte for each character), numbers and other bytes. */
export function bytesOf(...pieces: readonly Piece[]): Uint8Array<ArrayBuffer> {
  return joinAll(
    pieces.map((piece) => {
      if (typeof piece === 'number') return Uint8Array.of(piece);
      return typeof piece === 'string' ? Uint8Array.from(piece, (char) => char.codePointAt(0) ?? 0) : piece;
    }),
  );
}

export function file(name: string, ...pieces: readonly Piece[]): File {
  return new File([bytesOf(...pieces)], name);
}

/** A number in so many bytes. */
export function big(value: number, length = 4): Uint8Array {
  return Uint8Array.from({length}, (_, at) => Math.floor(value / 256 ** (length - 1 - at)) % 256);
}

export function little(value: number, length = 4): Uint8Array {
  return big(value, length).toReversed();
}

/** What to paint, as a browser's own encoder writes it. */
export interface Painting {
  readonly width: number;
  readonly height: number;
  readonly type?: string;
  /** Nothing in it can be made smaller. */
  readonly isNoise?: boolean;
  /** The left half can be seen through. */
  readonly isClear?: boolean;
}

/** A picture: red at its left, blue at its right, with a white line at the top. */
export async function paint({
  width,
  height,
  type = 'image/png',
  isNoise,
  isClear,
}: Painting): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, {width, height});
  const context = canvas.getContext('2d');
  if (!context) throw new Error('There is no canvas.');
  for (const [color, left] of [
    ['red', 0],
    ['blue', width / 2],
  ] as const) {
    context.fillStyle = color;
    if (!isClear || left > 0) context.fillRect(left, 0, width / 2, height);
  }
  context.fillStyle = 'white';
  if (!isClear) context.fillRect(0, 0, width, height / 4);
  if (isNoise) addNoise(context, width, height);
  if (isClear) context.clearRect(0, 0, width / 2, height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, 1));
  if (blob?.type !== type) throw new Error(`This browser writes no ${type}.`);
  return new Uint8Array(await blob.arrayBuffer());
}

function addNoise(context: CanvasRenderingContext2D, width: number, height: number): void {
  for (let top = 0; top < height; top += 64) {
    const pixels = context.createImageData(width, Math.min(64, height - top));
    for (let at = 0; at < pixels.data.length; at += 16_384) {
      crypto.getRandomValues(pixels.data.subarray(at, at + 16_384));
    }
    for (let at = 3; at < pixels.data.length; at += 4) pixels.data[at] = 255;
    context.putImageData(pixels, 0, top);
  }
}

/** Size and colours of a picture in its left and right half and at its top, as a browser sees it. */
export async function look(
  bytes: Uint8Array,
): Promise<{size: [number, number]; left: string; right: string; top: string}> {
  const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
  const {width, height} = bitmap;
  const canvas = document.createElement('canvas');
  Object.assign(canvas, {width, height});
  const context = canvas.getContext('2d');
  context?.drawImage(bitmap, 0, 0);
  const at = (x: number, y: number) => {
    const [red = 0, green = 0, blue = 0, alpha = 0] = context?.getImageData(x * width, y * height, 1, 1).data ?? [];
    if (alpha < 99) return 'clear';
    if (green > 150) return 'white';
    return red > blue ? 'red' : 'blue';
  };
  return {size: [width, height], left: at(0.2, 0.6), right: at(0.8, 0.6), top: at(0.5, 0.1)};
}

/** Notes of a camera: which way up a picture is, and where it was taken. */
export function exif(orientation: number): Uint8Array {
  const entry = bytesOf(big(0x112, 2), big(3, 2), big(1), big(orientation, 2), big(0, 2));
  return bytesOf('MM', big(42, 2), big(8), big(1, 2), entry, big(0), 'GPS home');
}

/** A JPEG with notes. */
export function withExif(jpeg: Uint8Array, orientation: number): Uint8Array<ArrayBuffer> {
  const notes = bytesOf('Exif\0\0', exif(orientation));
  return bytesOf(jpeg.subarray(0, 2), 0xff, 0xe1, big(notes.length + 2, 2), notes, jpeg.subarray(2));
}

/** A chunk of a PNG. */
export function pngChunk(name: string, content: Uint8Array): Uint8Array {
  const named = bytesOf(name, content);
  return bytesOf(big(content.length), named, big(crc32(named)));
}

/** A PNG with another chunk behind its header. */
export function withChunk(png: Uint8Array, chunk: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytesOf(png.subarray(0, 33), chunk, png.subarray(33));
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** A zip archive of empty files. */
export function zip(names: readonly string[], flags = 0): Uint8Array<ArrayBuffer> {
  const sizes = bytesOf(little(0), little(0), little(0));
  const locals = names.map((name) =>
    bytesOf(
      'PK\u0003\u0004',
      little(20, 2),
      little(flags, 2),
      little(0, 2),
      little(0),
      sizes,
      little(name.length, 2),
      little(0, 2),
      name,
    ),
  );
  const entries = names.map((name) =>
    bytesOf(
      'PK\u0001\u0002',
      little(20, 2),
      little(20, 2),
      little(flags, 2),
      little(0, 2),
      little(0),
      sizes,
      little(name.length, 2),
      little(0, 2),
      little(0, 2),
      little(0, 2),
      little(0, 2),
      little(0),
      little(0),
      name,
    ),
  );
  const start = locals.reduce((sum, {length}) => sum + length, 0);
  const length = entries.reduce((sum, entry) => sum + entry.length, 0);
  const end = bytesOf(
    'PK\u0005\u0006',
    little(0),
    little(names.length, 2),
    little(names.length, 2),
    little(length),
    little(start),
    little(0, 2),
  );
  return bytesOf(...locals, ...entries, end);
}

/** An old Office file, as far as its names go. */
export function compound(...names: readonly string[]): Uint8Array<ArrayBuffer> {
  const wide = names.map((name) => bytesOf(...Array.from(name, (char) => `${char}\0`), '\0\0'));
  return bytesOf(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, new Uint8Array(504), ...wide);
}
