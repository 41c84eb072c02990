import {expect} from '@open-wc/testing';

import {saysThatItCannotStream} from '../../src/aws/without-stream.js';
import {ChatError} from '../../src/model/index.js';
import type {ChatErrorCode} from '../../src/model/index.js';

const failed = (code: ChatErrorCode, hint: string, status?: number) =>
  new ChatError(code, {message: 'No.', hint, ...(status !== undefined && {status})});

describe('saysThatItCannotStream', () => {
  const sentences = [
    "This model doesn't support tool use in streaming mode.",
    'The model is unsupported for streaming',
    'Streaming is not available for this model.',
  ];
  for (const sentence of sentences) {
    it(`believes “${sentence}”`, () =>
      expect(saysThatItCannotStream(failed('validation', sentence, 400))).to.equal(true));
  }

  const sentence = 'The model is unsupported for streaming';
  const others: readonly (readonly [string, unknown])[] = [
    ['another refusal', failed('validation', 'The model does not support images.', 400)],
    ['a refusal without a word', new ChatError('validation', {message: 'No.', status: 400})],
    ['an exception in the middle of a stream', failed('validation', sentence)],
    ['a failure of another kind', failed('access-denied', sentence, 403)],
    ['another error', new Error(sentence)],
  ];
  for (const [what, error] of others) {
    it(`does not take ${what} for that`, () => expect(saysThatItCannotStream(error)).to.equal(false));
  }
});
