import {isWordCode} from './characters.js';

/** What at the end of a text that goes on may still turn into something else. */
const unfinished =
  /(?:[*_~`]+|!?\[\^[^\][\s]*|!?\[|!|\]|\\|&#?[a-z0-9]{0,31}|<(?:[a-z][a-z0-9.+-]{1,31}:[^<>\s]*)?|\$)$/i;

/** The text without what is held back until more comes, and without the white space before that. */
export function cutUnfinished(text: string): string {
  const words = text.trimEnd();
  if (endsInWord(words)) return words;
  const held = unfinished.exec(words.slice(-300))?.[0].length ?? 0;
  return held === 0 ? words : words.slice(0, -held).trimEnd();
}

/** What most texts end with: a letter, in a word without the signs to which letters may belong. */
function endsInWord(text: string): boolean {
  let at = text.length - 1;
  let code = text.charCodeAt(at);
  if (!isWordCode(code)) return false;
  // & < ^
  while (code > 32 && code !== 38 && code !== 60 && code !== 94) code = text.charCodeAt((at -= 1));
  return !(code > 32);
}
