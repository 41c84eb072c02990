import {hasAscii, readAscii} from './bytes.js';
import type {AttachmentKind} from './model-kinds.js';

/** What a file is, by its first bytes. */
export type FileType =
  | {readonly kind: Exclude<AttachmentKind, 'image'>; readonly format: string}
  /** `foreign-image`: one that no model takes; a browser may know how to turn it into one that they do. */
  | {readonly kind: 'image' | 'foreign-image'; readonly format: string}
  /** Looked into as a whole: old and new Office files, and text. */
  | {readonly kind: 'container'; readonly format: 'zip' | 'compound' | 'text'}
  | {readonly kind: 'unsupported'};

/** What is known of a file besides its bytes. */
export interface FileNote {
  readonly name: string;
  /** The type that the browser made of its name, or that a page gave. */
  readonly type: string;
}

/** How many bytes `recognise` looks at. */
export const headLength = 4096;

type Signature = readonly [bytes: string, type: FileType];

const image = (format: string): FileType => ({kind: 'image', format});
const foreign = (format: string): FileType => ({kind: 'foreign-image', format});
const video = (format: string): FileType => ({kind: 'video', format});
const audio = (format: string): FileType => ({kind: 'audio', format});
const unsupported: FileType = {kind: 'unsupported'};

/** In hexadecimal; `..` is any byte. */
const signatures: readonly Signature[] = [
  ['89504e470d0a1a0a', image('png')],
  ['ffd8ff', image('jpeg')],
  ['474946383761', image('gif')],
  ['474946383961', image('gif')],
  ['52494646........57454250', image('webp')],
  ['52494646........57415645', audio('wav')],
  ['52494646', unsupported],
  ['424d........00000000', foreign('BMP')],
  ['49492a00', foreign('TIFF')],
  ['4d4d002a', foreign('TIFF')],
  ['00000100', foreign('ICO')],
  ['ff0a', foreign('JPEG XL')],
  ['0000000c4a584c20', foreign('JPEG XL')],
  ['504b0304', {kind: 'container', format: 'zip'}],
  ['d0cf11e0a1b11ae1', {kind: 'container', format: 'compound'}],
  ['504b0506', unsupported],
  ['7b5c727466', unsupported],
  ['464c5601', video('flv')],
  ['3026b2758e66cf11', video('wmv')],
  ['000001ba', video('mpeg')],
  ['000001b3', video('mpeg')],
  ['664c6143', audio('flac')],
  ['494433', audio('mp3')],
  ['fff1', audio('aac')],
  ['fff9', audio('aac')],
  ['fffb', audio('mp3')],
  ['fff3', audio('mp3')],
  ['fff2', audio('mp3')],
];

/** What the first bytes of a file tell, whatever it is called. */
export function recognise(head: Uint8Array, note: FileNote): FileType {
  const hex = Array.from(head.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const found = signatures.find(([bytes]) => new RegExp(`^${bytes}`).test(hex));
  if (found) return found[1];
  if (hasAscii(head, 4, 'ftyp')) return readBrand(head, note);
  if (hex.startsWith('1a45dfa3')) return readMatroska(head, note);
  if (hasAscii(head, 0, 'OggS')) return readOgg(head);
  // Some programs write a few bytes before a document; a text may only speak of one.
  const at = readAscii(head, 0, 1024).indexOf('%PDF-');
  if (at === 0 || (at > 0 && /\.pdf$/i.test(note.name))) return {kind: 'document', format: 'pdf'};
  return /\.pcm$/i.test(note.name) ? audio('pcm') : {kind: 'container', format: 'text'};
}

/** The family of MP4: pictures, sound and video of many makers. (ISO/IEC 14496-12, 4.3) */
function readBrand(head: Uint8Array, note: FileNote): FileType {
  const brands = readAscii(head, 8, 24);
  if (/^avi[fs]/.test(brands)) return foreign('AVIF');
  if (/^(hei[cmsx]|hev[cmsx])/.test(brands)) return foreign('HEIC');
  if (/^m[is]f1/.test(brands)) return foreign(brands.includes('avif') ? 'AVIF' : 'HEIC');
  if (/^(M4A|M4B)/.test(brands)) return audio('m4a');
  if (isSound(note)) return audio(/\.mp4$/i.test(note.name) ? 'mp4' : 'm4a');
  if (brands.startsWith('qt')) return video('mov');
  return video(brands.startsWith('3g') ? 'three_gp' : 'mp4');
}

function readMatroska(head: Uint8Array, note: FileNote): FileType {
  const isWeb = readAscii(head, 0, 64).includes('webm');
  if (isSound(note)) return audio(isWeb ? 'webm' : 'mka');
  return video(isWeb ? 'webm' : 'mkv');
}

function readOgg(head: Uint8Array): FileType {
  const beginning = readAscii(head, 0, 256);
  if (beginning.includes('theora')) return unsupported;
  return audio(beginning.includes('OpusHead') ? 'opus' : 'ogg');
}

function isSound({name, type}: FileNote): boolean {
  return type.startsWith('audio/') || /\.(m4a|mka|weba)$/i.test(name);
}
