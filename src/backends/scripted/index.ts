import type {Backend, ChatRequest, StreamPart} from '../../model/index.js';
import {Pause, untilAborted} from './pause.js';

export {readFixture, type RecordedReply, type Recording} from './fixture.js';
export {pause} from './pause.js';
export {record, type RecordingBackend} from './record.js';
export {textAnswer, type TextAnswerOptions} from './text-answer.js';

/** One step of an answer: a part to yield, a pause to make, or an error to throw. */
export type ScriptStep = StreamPart | Pause | Error;

/** The steps of one answer: a list, a stream, or a function of the request that returns one (a generator, for example). */
export type ScriptAnswer = readonly ScriptStep[] | AsyncIterable<ScriptStep> | ScriptFunction;

/** Writes an answer to a request. */
export type ScriptFunction = (
  request: ChatRequest,
  options: {readonly signal: AbortSignal},
) => Iterable<ScriptStep> | AsyncIterable<ScriptStep>;

/** A backend that plays a script, and remembers what it was asked. */
export interface ScriptedBackend extends Backend {
  /** Every request so far, oldest first. */
  readonly requests: readonly ChatRequest[];
}

/**
 * Plays the answers one after the other, one for each request, and begins again after the last: for tests, galleries
 * and demos without any service.
 */
export function scripted(...answers: readonly ScriptAnswer[]): ScriptedBackend {
  const requests: ChatRequest[] = [];
  return {
    requests,
    reply(request, {signal}) {
      const answer = answers[requests.length % answers.length] ?? [];
      requests.push(request);
      return play(typeof answer === 'function' ? answer(request, {signal}) : answer, signal);
    },
  };
}

async function* play(
  steps: Iterable<ScriptStep> | AsyncIterable<ScriptStep>,
  signal: AbortSignal,
): AsyncGenerator<StreamPart> {
  signal.throwIfAborted();
  const iterator = Symbol.asyncIterator in steps ? steps[Symbol.asyncIterator]() : steps[Symbol.iterator]();
  try {
    for (;;) {
      const {done, value} = await untilAborted(Promise.resolve(iterator.next()), signal);
      if (done) return;
      if (value instanceof Error) throw value;
      if (value instanceof Pause) await value.wait(signal);
      else yield value;
    }
  } finally {
    // Not awaited: a stream that is stuck would keep the abort waiting.
    void Promise.resolve(iterator.return?.()).catch(() => undefined);
  }
}
