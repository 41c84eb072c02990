import type {JsonObject} from '../../aws/invoke-model.js';

export type {JsonObject} from '../../aws/invoke-model.js';

/** The members of an object; none for anything else. */
export function membersOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** The entries of a list; none for anything else. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text; empty for anything else. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A number; `undefined` for anything else. */
export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/**
 * The first object with the second merged into it as a JSON merge patch: objects member by member, `null` takes a
 * member away, anything else replaces it. (https://www.rfc-editor.org/rfc/rfc7396)
 */
export function mergeJson(target: unknown, patch: JsonObject): JsonObject {
  const merged: Record<string, unknown> = {...membersOf(target)};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete merged[name];
    else merged[name] = isObject(value) ? mergeJson(merged[name], value) : value;
  }
  return merged;
}

function isObject(value: unknown): value is JsonObject {
  if (typeof value !== 'object' || value === null) return false;
  return !Array.isArray(value) && !(value instanceof Uint8Array);
}
