import {hasAscii, readAscii, viewOf} from './bytes.js';
import {readTiff} from './exif.js';

/** What the header of a picture tells before anything is decoded. */
export interface ImageHeader {
  readonly width: number;
  readonly height: number;
  /** It lies on its side, or is mirrored. */
  readonly isTurned: boolean;
  /** It may be seen through. */
  readonly hasAlpha: boolean;
}

/** A piece of a file: where it begins with its own header, and where its bytes are. */
export interface Piece {
  readonly name: string;
  readonly start: number;
  readonly from: number;
  readonly to: number;
  readonly end: number;
}

/** Reads the header of a picture; `undefined` for a format whose header is not known, or that is broken. */
export function readImageHeader(bytes: Uint8Array, format: string): ImageHeader | undefined {
  try {
    const header = readers[format]?.(bytes);
    return header && header.width > 0 && header.height > 0 ? header : undefined;
  } catch (error) {
    // The file ends before its header does.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const readers: Readonly<Record<string, (bytes: Uint8Array) => ImageHeader | undefined>> = {
  png: readPng,
  jpeg: readJpeg,
  gif: (bytes) => sized(viewOf(bytes).getUint16(6, true), viewOf(bytes).getUint16(8, true), {hasAlpha: true}),
  webp: readWebp,
  BMP: (bytes) => sized(viewOf(bytes).getInt32(18, true), Math.abs(viewOf(bytes).getInt32(22, true))),
  TIFF(bytes) {
    const {width = 0, height = 0} = readTiff(bytes);
    return sized(width, height, {hasAlpha: true});
  },
  AVIF: readHeif,
  HEIC: readHeif,
};

function sized(width: number, height: number, more: Partial<ImageHeader> = {}): ImageHeader {
  return {width, height, isTurned: false, hasAlpha: false, ...more};
}

function isTurned(notes: Uint8Array): boolean {
  const {orientation = 1} = readTiff(notes);
  return orientation > 1 && orientation <= 8;
}

/** The chunks of a PNG. (https://www.w3.org/TR/png-3/#5Chunk-layout) */
export function* pngChunks(bytes: Uint8Array): Generator<Piece> {
  const view = viewOf(bytes);
  for (let start = 8; start + 12 <= bytes.length;) {
    const from = start + 8;
    const to = from + view.getUint32(start);
    yield {name: readAscii(bytes, start + 4, 4), start, from, to, end: to + 4};
    start = to + 4;
  }
}

function readPng(bytes: Uint8Array): ImageHeader | undefined {
  const view = viewOf(bytes);
  if (!hasAscii(bytes, 12, 'IHDR')) return undefined;
  const chunks = [...pngChunks(bytes)];
  const notes = chunks.find(({name}) => name === 'eXIf');
  return sized(view.getUint32(16), view.getUint32(20), {
    // Types of colour 4 and 6 have an alpha channel.
    hasAlpha: (view.getUint8(25) & 4) > 0 || chunks.some(({name}) => name === 'tRNS'),
    isTurned: notes !== undefined && isTurned(bytes.subarray(notes.from, notes.to)),
  });
}

/** The segments of a JPEG up to its pixels; `name` is the marker in hexadecimal. (ITU T.81, B.1.1) */
export function* jpegSegments(bytes: Uint8Array): Generator<Piece> {
  const view = viewOf(bytes);
  for (let start = 2; start + 4 <= bytes.length && bytes[start] === 0xff;) {
    const marker = bytes[start + 1] ?? 0;
    // Any number of these may stand before a marker.
    if (marker === 0xff) {
      start += 1;
      continue;
    }
    const to = start + 2 + view.getUint16(start + 2);
    yield {name: marker.toString(16), start, from: start + 4, to, end: to};
    if (marker === 0xda) return;
    start = to;
  }
}

function readJpeg(bytes: Uint8Array): ImageHeader | undefined {
  const view = viewOf(bytes);
  const segments = [...jpegSegments(bytes)];
  const frame = segments.find(({name}) => /^c[0-35-79-bd-f]$/.test(name));
  const notes = segments.find(({name, from}) => name === 'e1' && hasAscii(bytes, from, 'Exif\0\0'));
  return (
    frame &&
    sized(view.getUint16(frame.from + 3), view.getUint16(frame.from + 1), {
      isTurned: notes !== undefined && isTurned(bytes.subarray(notes.from + 6, notes.to)),
    })
  );
}

/** The chunks of a WebP. (https://developers.google.com/speed/webp/docs/riff_container) */
export function* webpChunks(bytes: Uint8Array): Generator<Piece> {
  const view = viewOf(bytes);
  for (let start = 12; start + 8 <= bytes.length;) {
    const from = start + 8;
    const to = from + view.getUint32(start + 4, true);
    const end = to + (to % 2);
    yield {name: readAscii(bytes, start, 4), start, from, to, end};
    start = end;
  }
}

function readWebp(bytes: Uint8Array): ImageHeader | undefined {
  const view = viewOf(bytes);
  const notes = [...webpChunks(bytes)].find(({name}) => name === 'EXIF');
  const turned = {isTurned: notes !== undefined && isTurned(bytes.subarray(notes.from, notes.to))};
  switch (readAscii(bytes, 12, 4)) {
    case 'VP8X': {
      const [width, height] = [24, 27].map((at) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16) + 1);
      return sized(width ?? 0, height ?? 0, {...turned, hasAlpha: (view.getUint8(20) & 0x10) > 0});
    }
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return sized((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1, {hasAlpha: ((bits >>> 28) & 1) === 1});
    }
    case 'VP8 ':
      return sized(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
    default:
      return undefined;
  }
}

/** The largest picture among those that one file describes. (ISO/IEC 23008-12, 6.5.3) */
function readHeif(bytes: Uint8Array): ImageHeader | undefined {
  const view = viewOf(bytes);
  let largest: ImageHeader | undefined;
  for (let at = 4; at + 16 <= Math.min(bytes.length, 65_536); at += 1) {
    if (!hasAscii(bytes, at, 'ispe')) continue;
    const found = sized(view.getUint32(at + 8), view.getUint32(at + 12), {hasAlpha: true});
    if (!largest || found.width * found.height > largest.width * largest.height) largest = found;
  }
  return largest;
}
