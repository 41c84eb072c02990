import {hasAscii, toLatin1, viewOf} from './bytes.js';
import {Refused} from './refusal.js';

/** The format of an Office file since 2007: a zip archive, told by the names in it. */
export function readZipFormat(bytes: Uint8Array): string {
  const {names, isEncrypted} = readDirectory(bytes);
  if (isEncrypted) throw new Refused('encrypted');
  if (!names.includes('[Content_Types].xml')) throw new Refused('unsupported');
  if (names.some((name) => /^word\/document\d*\.xml$/.test(name))) return 'docx';
  if (names.some((name) => /^xl\/workbook\d*\.xml$/.test(name))) return 'xlsx';
  throw new Refused('unsupported');
}

/** The format of an older Office file: a small file system, told by the names in it. */
export function readCompoundFormat(bytes: Uint8Array): string {
  const text = toLatin1(bytes);
  const holds = (name: string) => text.includes([...name].join('\0'));
  if (holds('EncryptedPackage')) throw new Refused('encrypted');
  if (holds('WordDocument')) return 'doc';
  if (holds('Workbook')) return 'xls';
  throw new Refused('unsupported');
}

/** True for a PDF that wants a password, or forbids something without one: neither is read by models. */
export function isEncryptedPdf(bytes: Uint8Array): boolean {
  return /\/Encrypt\s+\d+\s+\d+\s+R/.test(toLatin1(bytes));
}

interface Directory {
  readonly names: readonly string[];
  readonly isEncrypted: boolean;
}

const mostEntries = 10_000;

/** The list at the end of a zip archive. (PKWARE APPNOTE, 4.3.12 and 4.3.16) */
function readDirectory(bytes: Uint8Array): Directory {
  const view = viewOf(bytes);
  const names: string[] = [];
  let isEncrypted = false;
  for (let at = findDirectory(bytes); names.length < mostEntries && hasAscii(bytes, at, 'PK\u0001\u0002');) {
    if (at + 46 > bytes.length) break;
    isEncrypted ||= (view.getUint16(at + 8, true) & 1) === 1;
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    names.push(toLatin1(bytes.subarray(at + 46, at + 46 + (nameLength ?? 0))));
    at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0);
  }
  if (names.length === 0) throw new Refused('unreadable');
  return {names, isEncrypted};
}

function findDirectory(bytes: Uint8Array): number {
  // A comment of at most 64 KB may follow the record of 22 bytes.
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 0xffff); at -= 1) {
    if (hasAscii(bytes, at, 'PK\u0005\u0006')) return viewOf(bytes).getUint32(at + 16, true);
  }
  throw new Refused('unreadable');
}
