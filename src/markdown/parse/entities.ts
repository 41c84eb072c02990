import {cleanAll} from '../clean-text.js';

const latin =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro ' +
  'para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil ' +
  'Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave ' +
  'Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml ' +
  'igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute ' +
  'thorn yuml';

const known = new Map<string, string>([
  ...latin.split(' ').map((name, at): [string, string] => [name, String.fromCharCode(160 + at)]),
  ...Object.entries({amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", hellip: '…', ndash: '–', mdash: '—', euro: '€'}),
  ...Object.entries({lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', bull: '•', rarr: '→', larr: '←', trade: '™'}),
]);

let isComplete = false;
let loading: Promise<void> | undefined;

const reference = /&(?:#(?:x([\da-f]{1,6})|(\d{1,7}))|([a-z][a-z\d]{1,31}));/iy;
const eachOne = /\\([!-/:-@[-`{-~])|(&(?:#(?:x[\da-f]{1,6}|\d{1,7})|[a-z][a-z\d]{1,31});)/gi;

/** A character reference that was read. */
export interface Entity {
  readonly value: string;
  readonly end: number;
  /** The name is none that is known so far; the whole table will tell. */
  readonly isUnknown: boolean;
}

/** Reads the character reference that begins at `start`. */
export function readEntity(text: string, start: number): Entity | undefined {
  reference.lastIndex = start;
  const found = reference.exec(text);
  if (!found) return undefined;
  const [whole, hexadecimal, decimal, name = ''] = found;
  const end = start + whole.length;
  if (hexadecimal !== undefined) return {value: fromCode(Number.parseInt(hexadecimal, 16)), end, isUnknown: false};
  if (decimal !== undefined) return {value: fromCode(Number(decimal)), end, isUnknown: false};
  const value = known.get(name);
  return {value: value ?? whole, end, isUnknown: value === undefined && !isComplete};
}

/** The text with its backslash escapes and character references resolved. */
export function decode(text: string, onUnknown?: () => void): string {
  if (!/[\\&]/.test(text)) return text;
  return text.replace(eachOne, (whole: string, escaped: string | undefined) => {
    if (escaped !== undefined) return escaped;
    const entity = readEntity(whole, 0);
    if (entity?.isUnknown) onUnknown?.();
    return entity?.value ?? whole;
  });
}

/** Gets the table of all 2,125 names, once; the common ones are here. A table that did not come is asked for again. */
export function loadEntities(): Promise<void> {
  loading ??= import('./entity-table.js')
    .then(({entityTable}) => {
      for (const pair of entityTable.split(' ')) {
        const at = pair.indexOf('=');
        known.set(pair.slice(0, at), pair.slice(at + 1));
      }
      isComplete = true;
    })
    .catch(() => {
      // The references stay as they were written, which can be read.
      loading = undefined;
    });
  return loading;
}

function fromCode(code: number): string {
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter ? cleanAll(String.fromCodePoint(code)) : '\ufffd';
}
