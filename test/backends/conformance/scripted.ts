import {pause, scripted} from '../../../src/backends/scripted/index.js';
import type {ScriptStep} from '../../../src/backends/scripted/index.js';
import {ChatError} from '../../../src/model/index.js';
import {createCounter, questionOf} from './connected.js';
import type {Connect, Plan} from './connected.js';

/** `scripted`, whose script is the service. */
export const connectScripted: Connect = (plan) => {
  const counter = createCounter();
  const backend = scripted(function* (request): Generator<ScriptStep> {
    const close = counter.add();
    try {
      yield* play(plan(questionOf(request)));
    } finally {
      close();
    }
  });
  return {backend, ...counter};
};

function* play({words, ending = 'end'}: Plan): Generator<ScriptStep> {
  if (ending === 'refuse') throw new ChatError('throttled', {message: 'Busy.', retryable: true});
  yield* words;
  if (ending === 'hang') yield pause(600_000);
  if (ending === 'break') throw new TypeError('network error');
  if (ending === 'unknown') yield {hologram: {colour: 'blue'}};
  if (ending === 'unknown') yield {messageStop: {stopReason: 'end_turn'}};
}
