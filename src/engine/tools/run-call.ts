import type {Tool, ToolCall} from '../../model/index.js';
import type {Sleep} from '../patience/sleep.js';
import {copyJson, cutText} from './json.js';
import {failure, thrown} from './outcome.js';
import type {ToolOutcome} from './outcome.js';
import {readResult} from './read-result.js';

/** What one call needs to run. */
export interface RunOptions {
  readonly tool: Tool;
  readonly call: ToolCall;
  /** Aborts the call; the call aborts it itself when its time is over. */
  readonly controller: AbortController;
  readonly limitMs: number;
  readonly sleep: Sleep;
  /** May answer in place of the tool: with anything but `undefined`. */
  readonly intercept?: ((call: ToolCall, signal: AbortSignal) => unknown) | undefined;
  onProgress(progress: ToolProgress): void;
}

type ToolProgress = NonNullable<ToolCall['progress']>;

/** Runs one call until it ends, takes too long, or is aborted, which gives `undefined`. Never rejects. */
export async function runCall(options: RunOptions): Promise<ToolOutcome | undefined> {
  const {controller, limitMs, sleep} = options;
  const timer = new AbortController();
  const outcome = new Promise<ToolOutcome | undefined>((resolve) => {
    controller.signal.addEventListener('abort', () => resolve(undefined), {once: true});
    void answer(options).then(resolve);
    if (limitMs > longestMs) return;
    void sleep(limitMs, timer.signal).then(() => {
      if (timer.signal.aborted) return;
      resolve(failure(`The tool did not answer within ${limitMs / 1000} s and was stopped.`));
      controller.abort(new DOMException('The tool took too long.', 'TimeoutError'));
    });
  });
  return outcome.finally(() => timer.abort());
}

/** The longest time that timers know; a longer one would end at once. */
const longestMs = 2 ** 31 - 1;

/** Asks whoever may answer in place of the tool, then the tool. */
async function answer({tool, call, controller, intercept, onProgress}: RunOptions): Promise<ToolOutcome> {
  const {signal} = controller;
  try {
    const given = await intercept?.(call, signal);
    if (given !== undefined) return read(given);
    // Nobody waits any more, so nothing may begin.
    if (signal.aborted) return failure('The call was stopped.');
    if (!tool.run) return failure(`Nothing on this page runs ${tool.name}.`);
    const progress = (sentence?: unknown, fraction?: unknown) => onProgress(readProgress(sentence, fraction));
    return read(await tool.run(copyJson(call.input), {signal, toolUseId: call.toolUseId, progress}));
  } catch (cause) {
    return thrown(cause);
  }
}

function read(value: unknown): ToolOutcome {
  return value instanceof Error ? thrown(value) : readResult(value);
}

const longestSentence = 300;

function readProgress(sentence: unknown, fraction: unknown): ToolProgress {
  const isFraction = typeof fraction === 'number' && !Number.isNaN(fraction);
  return Object.freeze({
    ...(typeof sentence === 'string' && {sentence: cutText(sentence, longestSentence)}),
    ...(isFraction && {fraction: Math.min(1, Math.max(0, fraction))}),
  });
}
