import {hasAscii, viewOf} from './bytes.js';

/** What matters of a TIFF file, and of the notes that cameras leave in that format. */
export interface TiffNotes {
  readonly width?: number;
  readonly height?: number;
  /** 1 is upright; up to 8 are the ways in which it can be turned and mirrored. */
  readonly orientation?: number;
}

const tags: ReadonlyMap<number, keyof TiffNotes> = new Map([
  [0x100, 'width'],
  [0x101, 'height'],
  [0x112, 'orientation'],
]);
const shortType = 3;

/** Reads the first directory; nothing of what is broken. (TIFF 6.0, section 2) */
export function readTiff(bytes: Uint8Array): TiffNotes {
  const isLittle = hasAscii(bytes, 0, 'II');
  if (bytes.length < 8 || (!isLittle && !hasAscii(bytes, 0, 'MM'))) return {};
  const view = viewOf(bytes);
  const start = view.getUint32(4, isLittle);
  if (start + 2 > bytes.length) return {};
  const count = view.getUint16(start, isLittle);
  const notes: {-readonly [N in keyof TiffNotes]: number} = {};
  for (let at = start + 2; at < start + 2 + count * 12 && at + 12 <= bytes.length; at += 12) {
    const name = tags.get(view.getUint16(at, isLittle));
    if (!name) continue;
    const isShort = view.getUint16(at + 2, isLittle) === shortType;
    notes[name] = isShort ? view.getUint16(at + 8, isLittle) : view.getUint32(at + 8, isLittle);
  }
  return notes;
}
