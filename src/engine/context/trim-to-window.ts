import type {Message} from '../../model/index.js';
import {measureWindow} from './estimate-tokens.js';

/** How much room there is. */
export interface WindowOptions {
  /** The most tokens that a request may have. */
  readonly maxInputTokens: number;
  /**
   * What the service counted for a request with every message before the last answer. Default: only what stands in the
   * `usage` of answers is known.
   */
  readonly lastInputTokens?: number;
  /** How many of the last turns stay, whatever they take. Default 1: the question that is asked. */
  readonly keep?: number;
}

/**
 * How full the window is after something was dropped. A little would have to go again at the very next question, and each
 * time the model would read everything anew that it has in its cache.
 */
const fullness = 0.6;

/**
 * The conversation without the turns at its beginning that have no room. Turns go whole, calls with their results. The
 * same turns stay dropped from question to question until the window is full again.
 */
export function trimToWindow(messages: readonly Message[], options: WindowOptions): readonly Message[] {
  const {maxInputTokens, keep = 1} = options;
  const starts = findTurns(messages);
  const {overhead, sizes} = measure(messages, options.lastInputTokens);
  const turns = starts.map((start, at) => sum(sizes.slice(start, starts[at + 1])));
  let dropped = 0;
  let used = overhead;
  for (const [at, size] of turns.entries()) {
    used += size;
    if (used <= maxInputTokens) continue;
    for (; dropped <= at - Math.max(1, keep) && used > maxInputTokens * fullness; dropped += 1)
      used -= turns[dropped] ?? 0;
  }
  return dropped === 0 ? messages : messages.slice(starts[dropped]);
}

/** All tokens of the next request, as far as is known. */
export function countAll(messages: readonly Message[]): number {
  const {overhead, sizes} = measureWindow(messages);
  return overhead + sum(sizes);
}

/** Where turns begin: with each question. What is before the first one, such as a greeting, belongs to its turn. */
function findTurns(messages: readonly Message[]): readonly number[] {
  const starts = messages.flatMap((message, at) => (isQuestion(message) ? [at] : []));
  return starts.map((start, at) => (at === 0 ? 0 : start));
}

/** True for what a visitor said, false for the results of tools, which belong to the turn before them. */
function isQuestion({role, content}: Message): boolean {
  return role === 'user' && !content.every(({toolResult}) => toolResult !== undefined);
}

function measure(messages: readonly Message[], lastInputTokens: number | undefined) {
  const {overhead, sizes} = measureWindow(messages);
  if (lastInputTokens === undefined) return {overhead, sizes};
  const last = messages.findLastIndex(({role}) => role === 'assistant');
  const measured = sum(sizes.slice(0, Math.max(last, 0)));
  const correction = measured > 0 ? Math.max(0, lastInputTokens - overhead) / measured : 1;
  return {overhead, sizes: sizes.map((size, at) => (at < last ? size * correction : size))};
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
