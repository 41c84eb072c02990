/** An object that came over the network. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** True for a JSON object. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member by its camelCase name, or, where Bedrock Chat writes it so, by its snake_case name. */
export function readMember(value: unknown, name: string): unknown {
  if (!isObject(value)) return undefined;
  return value[name] ?? value[name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)];
}

/** A member that is a text. */
export function readText(value: unknown, name: string): string | undefined {
  const text = readMember(value, name);
  return typeof text === 'string' ? text : undefined;
}

/** A member that is a number. */
export function readNumber(value: unknown, name: string): number | undefined {
  const number = readMember(value, name);
  return typeof number === 'number' ? number : undefined;
}

/** A member that is a list; empty where there is none. */
export function readList(value: unknown, name: string): readonly unknown[] {
  const list = readMember(value, name);
  return Array.isArray(list) ? list : [];
}

/** The members of an object that are not `undefined`, for properties that are absent rather than empty. */
export function withoutGaps<T extends object>(object: {[Name in keyof T]: T[Name] | undefined}): T {
  // What is left out was `undefined`, which the type of the result knows as absent.
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
}
