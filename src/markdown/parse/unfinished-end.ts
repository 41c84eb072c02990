/** What at the end of a text that goes on may still turn into something else. */
const unfinished =
  /(?:[*_~`]+|!?\[\^[^\][\s]*|!?\[|!|\]|\\|&#?[a-z0-9]{0,31}|<(?:[a-z][a-z0-9.+-]{1,31}:[^<>\s]*)?|\$)$/i;
const addressBegin = /\/\/|www\.|@/i;

/** The text without what is held back until more comes, and without the white space before that. */
export function cutUnfinished(text: string): string {
  const words = text.trimEnd();
  const held = unfinished.exec(words.slice(-300))?.[0].length ?? 0;
  return held === 0 ? words : words.slice(0, -held).trimEnd();
}

/** Whether the last word may grow into an address. */
export function mayBecomeAddress(text: string): boolean {
  return addressBegin.test(text.slice(Math.max(text.lastIndexOf(' '), text.lastIndexOf('\n')) + 1));
}
