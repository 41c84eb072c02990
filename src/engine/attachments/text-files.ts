import {readAscii} from './bytes.js';
import {Refused} from './refusal.js';

/** A text, in UTF-8. */
export interface TextFile {
  readonly format: 'txt' | 'md' | 'csv' | 'html';
  readonly bytes: Uint8Array;
}

/** Reads a text in whatever it is written, and finds out which kind of text it is. */
export function readTextFile(bytes: Uint8Array, name: string): TextFile {
  const text = decode(bytes);
  if (text.trim() === '') throw new Refused('empty');
  if (isSvg(text.slice(0, 4096))) throw new Refused('convert', {kind: 'image', format: 'SVG'});
  return {format: readFormat(text, name), bytes: new TextEncoder().encode(text)};
}

function isSvg(beginning: string): boolean {
  return (
    /^\s*<(svg|\?xml|!--|!doctype svg)/i.test(beginning) && /<svg[\s>]/i.test(beginning) && !/<html/i.test(beginning)
  );
}

/** Other texts, such as programs, go as plain text. */
function readFormat(text: string, name: string): TextFile['format'] {
  const [, extension = ''] = /\.([a-z]+)$/i.exec(name) ?? [];
  if (/^(md|markdown)$/i.test(extension)) return 'md';
  if (/^csv$/i.test(extension)) return 'csv';
  if (/^html?$/i.test(extension) || /^\s*<(!doctype html|html)[\s>]/i.test(text)) return 'html';
  return 'txt';
}

/** False for bytes that no text has. */
export function isText(bytes: Uint8Array): boolean {
  return marks.has(readAscii(bytes, 0, 2)) || !bytes.some(isOfNoText);
}

/** The marks at the beginning of texts in UTF-16. */
const marks: ReadonlyMap<string, string> = new Map([
  ['\u00ff\u00fe', 'utf-16le'],
  ['\u00fe\u00ff', 'utf-16be'],
]);

function decode(bytes: Uint8Array): string {
  const wide = marks.get(readAscii(bytes, 0, 2));
  if (wide) return new TextDecoder(wide).decode(bytes);
  if (!isText(bytes)) throw new Refused('unsupported');
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  } catch {
    // What is not UTF-8 comes from an old program, nearly always on Windows in the West.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Characters that control something, other than the ends of lines and pages, tabs, and colours of terminals. */
function isOfNoText(byte: number): boolean {
  return byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b) || byte === 0x7f;
}
