/** An emoji may go on: a skin, another member of the family, the second half of a flag. */
const unfinished = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{RI}|\u200d|\ufe0f|[\ud800-\udbff])+$/u;

/** How many characters at the end of a text that goes on are held back, since an emoji is never shown half. */
export function countUnfinishedEmoji(text: string): number {
  return text.charCodeAt(text.length - 1) > 0x2000 ? (unfinished.exec(text.slice(-64))?.[0].length ?? 0) : 0;
}
