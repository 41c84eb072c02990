/** True for what JSON calls an object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * A copy that shares nothing; throws for what is no JSON. Keys named `__proto__` are left out: arguments come from a
 * model, and a tool that merges them into an object of its own would change what all objects inherit.
 */
export function copyJson(value: unknown): unknown {
  const json = JSON.stringify(value);
  if (json === undefined) throw new TypeError('This is no JSON.');
  return JSON.parse(json, (key, inner: unknown) => (key === '__proto__' ? undefined : inner));
}

/** Makes a value read-only, all the way down. */
export function freezeAll<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.values(value).forEach(freezeAll);
  return Object.freeze(value);
}

/** The beginning of a text, no character cut in two. */
export function cutText(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
}
