import {launcherStrings} from '../../src/ui/launcher-strings.js';
import {englishRich} from '../../src/ui/strings-rich.js';
import {english} from '../../src/ui/strings.js';
import {dismissWords} from '../../src/ui/teaser/words.js';

/** A text of the chat: its name in `strings`, and what it is in English. */
export interface Text {
  readonly name: string;
  readonly english: string;
}

/** Every text that a page can replace. */
export function readTexts(): readonly Text[] {
  const {lang: _lang, ...texts} = {dismiss: dismissWords['en'], ...launcherStrings, ...english, ...englishRich};
  return listTexts(texts, '').toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function listTexts(texts: object, prefix: string): readonly Text[] {
  return Object.entries(texts).flatMap(([key, value]: [string, unknown]) => {
    const name = prefix + key;
    if (typeof value === 'string') return [{name, english: value}];
    if (typeof value === 'function') return [describe(name, value)];
    return typeof value === 'object' && value ? listTexts(value, `${name}.`) : [];
  });
}

/** A text that depends on something, with the names of that in its place. */
function describe(name: string, write: Function): Text {
  const [, parameters = ''] = /^\(?([^)=]*)\)?\s*=>/.exec(write.toString()) ?? [];
  const names = parameters.split(',').map((parameter) => parameter.trim());
  return {name: `${name}(${names.join(', ')})`, english: String(write(...names.map((each) => `{${each}}`)))};
}
