/** A value with some of its leaves taken out, and what stood where. */
export interface Packed {
  readonly value: unknown;
  readonly notes: readonly Note[];
}

/** Where something was taken out, and what it was. */
export interface Note {
  readonly path: readonly (string | number)[];
  /** Id of the bytes that stood there. */
  readonly bytes?: string;
  /** What JSON has no word for: `undefined`, `NaN`, `-0`, `12n` … */
  readonly text?: string;
}

/** Says of a leaf what to write down in its place; `undefined` leaves it where it is. */
export type TakeOut = (leaf: unknown) => Omit<Note, 'path'> | undefined;

// Deeper than any answer, and shallow enough for every engine's stack.
const deepest = 500;

/** Takes leaves out of plain data. Functions are left out, as JSON does; what contains itself throws. */
export function pack(value: unknown, takeOut: TakeOut): Packed {
  const notes: Note[] = [];
  return {value: copy(value, [], takeOut, notes), notes};
}

function copy(value: unknown, path: readonly (string | number)[], takeOut: TakeOut, notes: Note[]): unknown {
  if (path.length > deepest) throw new DOMException('This is nested too deeply to be kept.', 'DataCloneError');
  const taken = takeOut(value);
  if (taken) {
    notes.push({path, ...taken});
    return null;
  }
  if (Array.isArray(value)) {
    return value.map((item, at) => (isCode(item) ? null : copy(item, [...path, at], takeOut, notes)));
  }
  if (!isPlain(value)) return value;
  const members = Object.entries(value).filter(([, member]) => !isCode(member));
  return Object.fromEntries(members.map(([name, member]) => [name, copy(member, [...path, name], takeOut, notes)]));
}

/** Puts back what was taken out. `value` is changed; throws where the notes do not fit it. */
export function unpack({value, notes}: Packed, read: (note: Note) => unknown): unknown {
  let whole = value;
  for (const note of notes) {
    const last = note.path.at(-1);
    if (last === undefined) whole = read(note);
    else put(follow(whole, note.path.slice(0, -1)), last, read(note));
  }
  return whole;
}

function follow(value: unknown, path: Note['path']): object {
  const found = path.reduce<unknown>((at, step) => {
    return isObject(at) && Object.hasOwn(at, step) ? Reflect.get(at, step) : undefined;
  }, value);
  if (!isObject(found)) throw new TypeError(`There is no place ${path.join('.')}.`);
  return found;
}

/** Unlike an assignment it takes `__proto__` for a name like any other. */
function put(target: object, name: string | number, value: unknown): void {
  Object.defineProperty(target, name, {value, writable: true, enumerable: true, configurable: true});
}

/** What was packed, if it looks so; what a database gives may be anything. */
export function isPacked(value: unknown): value is Packed {
  return (
    isObject(value) && 'value' in value && 'notes' in value && Array.isArray(value.notes) && value.notes.every(isNote)
  );
}

function isNote(value: unknown): value is Note {
  return isObject(value) && 'path' in value && Array.isArray(value.path);
}

/** Takes out bytes alone. */
export function takeBytes(idOf: (bytes: Uint8Array) => string): TakeOut {
  return (leaf) => (leaf instanceof Uint8Array ? {bytes: idOf(leaf)} : undefined);
}

/** Takes out what JSON cannot say; `readJsonGap` gives it back. */
export function takeJsonGap(leaf: unknown): {text: string} | undefined {
  if (leaf === undefined) return {text: 'undefined'};
  if (typeof leaf === 'bigint') return {text: `${leaf}n`};
  if (Object.is(leaf, -0)) return {text: '-0'};
  return typeof leaf === 'number' && !Number.isFinite(leaf) ? {text: String(leaf)} : undefined;
}

/** What `takeJsonGap` has taken out. */
export function readJsonGap(text: string): unknown {
  if (text === 'undefined') return undefined;
  return text.endsWith('n') ? BigInt(text.slice(0, -1)) : Number(text);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isPlain(value: unknown): value is object {
  if (!isObject(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

function isCode(value: unknown): boolean {
  return typeof value === 'function' || typeof value === 'symbol';
}
