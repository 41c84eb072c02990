import type {Message} from '../../../model/index.js';
import {findAll, foldText, type FoldedText} from './folded.js';
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
  readonly #known = new WeakMap<Message, {readonly words: string; readonly folded: FoldedText}>();

  /** Every match, oldest first. `wanted` is folded. */
  find(messages: readonly Message[], wanted: string): readonly Match[] {
    return messages.flatMap((message, index) =>
      findAll(this.#read(message).folded, wanted).map((_stretch, nth) => ({messageId: message.id, index, nth})),
    );
  }

  /** The words around a match. */
  quote(message: Message, wanted: string, nth: number): string {
    const {words, folded} = this.#read(message);
    const [start, end] = findAll(folded, wanted)[nth] ?? [0, 0];
    const before = words
      .slice(Math.max(0, start - contextLength), start)
      .replace(start > contextLength ? /^\S*\s/ : /^/, '');
    const after = words
      .slice(end, end + contextLength)
      .replace(end + contextLength < words.length ? /\s\S*$/ : /$/, '');
    // eslint-disable-next-line no-control-regex -- boxes of words are told apart by it
    return (before + words.slice(start, end) + after).replaceAll(/[\s\u0000]+/g, ' ').trim();
  }

  #read(message: Message) {
    const words = this.#known.get(message)?.words ?? readWords(message);
    const known = this.#known.get(message) ?? {words, folded: foldText(words)};
    this.#known.set(message, known);
    return known;
  }
}
