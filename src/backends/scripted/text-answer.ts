import type {StreamPart, Usage} from '../../model/index.js';
import {Pause} from './pause.js';

/** How a text is to arrive. */
export interface TextAnswerOptions {
  /** Time between two words. Default 0: as fast as it can be read. */
  readonly delayMs?: number;
  /** Why the answer ends. Default `end_turn`. */
  readonly stopReason?: string;
  /** What the answer is said to have cost. Default: one token a word. */
  readonly usage?: Usage;
}

/** A whole answer as Converse streams it: the text word by word, its end, and its price. */
export function textAnswer(text: string, options: TextAnswerOptions = {}): (StreamPart | Pause)[] {
  const {delayMs = 0, stopReason = 'end_turn'} = options;
  const words = text.match(/\s*\S+\s*$|\s*\S+/g) ?? [text];
  const usage = options.usage ?? {inputTokens: 1, outputTokens: words.length, totalTokens: words.length + 1};
  const deltas = words.map((word) => ({contentBlockDelta: {contentBlockIndex: 0, delta: {text: word}}}));
  return [
    {messageStart: {role: 'assistant'}},
    ...deltas.flatMap((delta) => (delayMs > 0 ? [new Pause(delayMs), delta] : [delta])),
    {contentBlockStop: {contentBlockIndex: 0}},
    {messageStop: {stopReason}},
    {metadata: {usage}},
  ];
}
