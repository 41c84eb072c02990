/** An object of JSON whose members are to be doubted. */
export type Members = Readonly<Record<string, unknown>>;

/** The members of an object; none of anything else. */
export function membersOf(value: unknown): Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}

/** The items of an array; none of anything else. */
export function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text that says something; undefined for anything else. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The members of an object written as JSON; none of any other text. */
export function parseMembers(text: string): Members {
  try {
    return membersOf(JSON.parse(text));
  } catch {
    // A gateway or a wrong address answers with something else than JSON, which has no members.
    return {};
  }
}
