/** What JSON has no word for, as `{"$": name, "is": …}`. An object that has a `$` of its own is wrapped likewise. */
type Tag = 'bigint' | 'bytes' | 'date' | 'nothing' | 'number' | 'object';

/** Characters that `String.fromCharCode` takes at once in every engine. */
const pieceLength = 0x2000;

/** A value as JSON that nothing is lost in: bytes, dates, `undefined` and odd numbers come back as they were. */
export function toJson(value: unknown): string {
  return JSON.stringify(encode(value)) ?? 'null';
}

/** The value that was written with `toJson`, or any other JSON; throws a `SyntaxError` for what is none. */
export function fromJson(json: string): unknown {
  return decode(JSON.parse(json));
}

/** Bytes as base64. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += pieceLength) {
    text += String.fromCharCode(...bytes.subarray(at, at + pieceLength));
  }
  return btoa(text);
}

function encode(value: unknown): unknown {
  if (value === undefined) return tag('nothing');
  if (typeof value === 'number')
    return isPlain(value) ? value : tag('number', Object.is(value, -0) ? '-0' : String(value));
  if (typeof value === 'bigint') return tag('bigint', String(value));
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) return tag('bytes', toBase64(value));
  if (value instanceof Date) return tag('date', value.getTime());
  if (Array.isArray(value)) return value.map(encode);
  const plain = Object.fromEntries(Object.entries(value).map(([name, member]) => [name, encode(member)]));
  return '$' in plain ? tag('object', plain) : plain;
}

function decode(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(decode);
  const {$: name, is}: {readonly $?: unknown; readonly is?: unknown} = value;
  switch (name) {
    case 'bigint':
      return BigInt(String(is));
    case 'bytes':
      return fromBase64(String(is));
    case 'date':
      return new Date(Number(is));
    case 'nothing':
      return undefined;
    case 'number':
      return Number(is);
    default:
      return decodeMembers(name === 'object' ? is : value);
  }
}

function decodeMembers(value: unknown): unknown {
  return Object.fromEntries(Object.entries(Object(value)).map(([name, member]) => [name, decode(member)]));
}

function tag(name: Tag, is?: unknown): object {
  return {$: name, ...(is !== undefined && {is})};
}

/** JSON knows neither what is no number, nor infinity, nor the sign of nothing. */
function isPlain(value: number): boolean {
  return Number.isFinite(value) && !Object.is(value, -0);
}

function fromBase64(base64: string): Uint8Array {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch (cause) {
    throw new SyntaxError('There are bytes that are not written in base64.', {cause});
  }
}
