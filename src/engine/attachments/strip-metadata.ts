import {joinAll, viewOf} from './bytes.js';
import {jpegSegments, pngChunks, webpChunks, type Piece} from './image-header.js';

/** Where, when and with what a picture was taken, what is written about it, and how it was edited. */
const notes: Readonly<Record<string, {readonly list: (bytes: Uint8Array) => Iterable<Piece>; readonly names: RegExp}>> =
  {
    // EXIF and XMP, IPTC, comments.
    jpeg: {list: jpegSegments, names: /^(e1|ed|fe)$/},
    png: {list: pngChunks, names: /^(eXIf|tEXt|zTXt|iTXt|tIME)$/},
    webp: {list: webpChunks, names: /^(EXIF|XMP )$/},
  };

/** The same picture, pixel by pixel, without what is noted in it: nobody means to send where they live. */
export function stripMetadata(bytes: Uint8Array, format: string): Uint8Array {
  const {list, names} = notes[format] ?? {};
  if (!list || !names) return bytes;
  const dropped = [...list(bytes)].filter(({name, end}) => names.test(name) && end <= bytes.length);
  if (dropped.length === 0) return bytes;
  const ends = [0, ...dropped.map(({end}) => end)];
  const kept = joinAll(ends.map((end, at) => bytes.subarray(end, dropped[at]?.start)));
  return format === 'webp' ? correctWebp(kept) : kept;
}

/** The header of a WebP says how long it is, and that there are notes. */
function correctWebp(bytes: Uint8Array<ArrayBuffer>): Uint8Array {
  const view = viewOf(bytes);
  view.setUint32(4, bytes.length - 8, true);
  const [first] = webpChunks(bytes);
  if (first?.name === 'VP8X') view.setUint8(first.from, view.getUint8(first.from) & ~0x0c);
  return bytes;
}
