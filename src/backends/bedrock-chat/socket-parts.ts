/** The longest message that the gateway takes, in bytes. */
export const longestMessage = 32 * 1024;
/** What stands around a part, with room for its number. */
const wrapping = 64;

/** Cuts a text into parts each of which, written into its message, is short enough for the gateway. */
export function cutIntoParts(text: string): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  let size = wrapping;
  let at = 0;
  // By code points: half of one is no text, and the server could not store it.
  for (const character of text) {
    const bytes = countBytes(character);
    if (size + bytes > longestMessage) {
      parts.push(text.slice(start, at));
      start = at;
      size = wrapping;
    }
    size += bytes;
    at += character.length;
  }
  return [...parts, text.slice(start)];
}

/** How many bytes a character of JSON takes as text within JSON. */
function countBytes(character: string): number {
  if (character === '"' || character === '\\') return 2;
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
