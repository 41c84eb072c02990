import {cleanAll} from '../clean-text.js';
import type {Context} from '../write/context.js';
import {partsOf} from './parts.js';

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
}

/** The label under which a leaf waits for the names of rare characters: no definition has it. */
const label = '\n';
const asked = new WeakSet<Context>();

/** Reads the character reference that begins at `start`. A name that only the whole table knows is waited for. */
export function readEntity(text: string, start: number, context: Context): Entity | undefined {
  reference.lastIndex = start;
  const found = reference.exec(text);
  if (!found) return undefined;
  const [whole, hexadecimal, decimal, name = ''] = found;
  const end = start + whole.length;
  const number = hexadecimal === undefined ? decimal : `0x${hexadecimal}`;
  if (number !== undefined) return {value: fromCode(Number(number)), end};
  const value = known.get(name);
  if (value === undefined && !isComplete) askFor(context);
  return {value: value ?? whole, end};
}

/** The text with its backslash escapes and character references resolved. */
export function decode(text: string, context: Context): string {
  if (!/[\\&]/.test(text)) return text;
  return text.replace(eachOne, (whole: string, escaped: string | undefined) => {
    return escaped ?? readEntity(whole, 0, context)?.value ?? whole;
  });
}

function askFor(context: Context): void {
  // It came, or never will.
  if (context.findLink(label)) return;
  context.leaf?.awaited.add(label);
  if (asked.has(context)) return;
  asked.add(context);
  const arrived = loadTable().then(() => {
    context.define(label, {url: '', title: ''});
    context.refresh();
    if (context.isEnded) partsOf(context).footnotes.end();
  });
  context.loads.push(arrived);
}

/** Gets the table of all 2,125 names, once; the common ones are here. A table that did not come is asked for again. */
function loadTable(): Promise<void> {
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
