import type {Citation} from '../../model/index.js';
import {readList, readNumber, readText, withoutGaps} from './read-json.js';

/** Citations by the id that marks in a text name. */
export type Sources = ReadonlyMap<string, Citation>;

/** The chunks of its knowledge that a bot of earlier versions used, by their rank. */
export function citeChunks(message: unknown): Sources {
  return new Map(
    readList(message, 'usedChunks').map((chunk) => {
      const rank = readNumber(chunk, 'rank') ?? 0;
      const text = readText(chunk, 'content');
      const location = {documentChunk: {documentIndex: rank, start: rank, end: rank}};
      const sourceContent = text === undefined ? undefined : [{text}];
      return [String(rank), withoutGaps<Citation>({source: readText(chunk, 'source'), sourceContent, location})];
    }),
  );
}

const longestId = 200;
const marks = new RegExp(`\\[\\^([^\\]\\s]{1,${longestId}})\\]`);
const beginOfMark = new RegExp(`\\[(?:\\^[^\\]\\s]{0,${longestId}})?$`);

/**
 * Bots name their sources by marks in the text, such as `[^tooluse_1@0]`. This takes the marks out of a text that
 * grows, wherever it is cut, and puts the citation in the place of each; a mark of an unknown source stays text.
 */
export class CitedText {
  readonly #sources: Sources;
  #held = '';

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** What is certain after some more text: pieces of text, and citations between them. */
  add(text: string): readonly (string | Citation)[] {
    const all = this.#held + text;
    const end = beginOfMark.exec(all)?.index ?? all.length;
    this.#held = all.slice(end);
    return this.#read(all.slice(0, end));
  }

  /** What was held back: it was no mark. */
  end(): readonly string[] {
    const held = this.#held;
    this.#held = '';
    return held ? [held] : [];
  }

  #read(text: string): readonly (string | Citation)[] {
    // Every second piece is the id of a mark.
    return text
      .split(marks)
      .map((piece, at) => (at % 2 === 1 ? (this.#sources.get(piece) ?? `[^${piece}]`) : piece))
      .filter((piece) => piece !== '');
  }
}
