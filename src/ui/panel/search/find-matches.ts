import type {Message} from '../../../model/index.js';
import {findAll, foldAll, foldText} from './folded.js';
import {readWords} from './read-words.js';

/** A place where the wanted words stand. */
export interface Match {
  readonly messageId: string;
  /** Of the message, within the conversation. */
  readonly index: number;
  /** Among those of the message. */
  readonly nth: number;
}

/** So much is read out on either side of what was found. */
const contextLength = 40;

/** Searches messages; each is read once. */
export class MatchFinder {
  readonly #known = new WeakMap<Message, string>();

  /** Every match, oldest first. `wanted` is folded. */
  find(messages: readonly Message[], wanted: string): readonly Match[] {
    return messages.flatMap((message, index) =>
      Array.from({length: this.#count(message, wanted)}, (_, nth) => ({messageId: message.id, index, nth})),
    );
  }

  /** The words around a match. */
  quote(message: Message, wanted: string, nth: number): string {
    const words = readWords(message);
    const [start, end] = findAll(foldText(words), wanted)[nth] ?? [0, 0];
    const before = words
      .slice(Math.max(0, start - contextLength), start)
      .replace(start > contextLength ? /^\S*\s/ : /^/, '');
    const after = words
      .slice(end, end + contextLength)
      .replace(end + contextLength < words.length ? /\s\S*$/ : /$/, '');
    // eslint-disable-next-line no-control-regex -- boxes of words are told apart by it
    return (before + words.slice(start, end) + after).replaceAll(/[\s\u0000]+/g, ' ').trim();
  }

  #count(message: Message, wanted: string): number {
    const words = this.#known.get(message) ?? foldAll(readWords(message));
    this.#known.set(message, words);
    return wanted === '' ? 0 : words.split(wanted).length - 1;
  }
}
