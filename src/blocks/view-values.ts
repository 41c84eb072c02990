/** A member of a value that may be anything. */
export function readMember(value: unknown, member: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, member)
    ? Reflect.get(value, member)
    : undefined;
}

/** A text member of a value that may be anything; empty without one. */
export function readText(value: unknown, member: string): string {
  const text = readMember(value, member);
  return typeof text === 'string' ? text : '';
}

/** The bytes of a source, if it has its own. */
export function readBytes(source: unknown): Uint8Array | undefined {
  const bytes = readMember(source, 'bytes');
  return bytes instanceof Uint8Array ? bytes : undefined;
}

/** Characters that nobody sees, some of which turn the direction of writing, can make a title read like another. */
export function cleanTitle(text: unknown): string {
  return typeof text === 'string' ? text.replace(/[\p{Cc}\p{Cf}]/gu, '').trim() : '';
}

/** An address that may be linked: only those of the web. */
export function webUrl(safe: string | undefined): string | undefined {
  return safe && /^https?:/.test(safe) ? safe : undefined;
}
