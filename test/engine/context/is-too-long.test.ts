import {expect} from '@open-wc/testing';
import {toChatError} from '../../../src/aws/failure.js';
import {isTooLong} from '../../../src/engine/context/index.js';
import {ChatError} from '../../../src/model/index.js';

/** A refusal as the SDK throws it. */
function refusal(message: string): ChatError {
  return toChatError(
    Object.assign(new Error(message), {name: 'ValidationException', $metadata: {httpStatusCode: 400}}),
  );
}

describe('a conversation that is too long', () => {
  // As users of the service report them.
  for (const message of [
    'Input is too long for requested model.',
    'The model returned the following errors: Input is too long for requested model.',
    'The model returned the following errors: prompt is too long: 200049 tokens > 200000 maximum',
    'The model returned the following errors: input length and `max_tokens` exceed context limit: 199000 + 4096 > 200000',
    'Too many input tokens. Max input tokens: 8192, request input token count: 9000',
    'too many total text bytes: 30000000 > 25000000',
    'The model returned the following errors: Input Tokens Exceeded: Number of input tokens exceeds maximum length.',
    "This model's maximum context length is 8192 tokens. Please reduce the length of the prompt",
  ]) {
    it(`is told by “${message}”`, () => expect(isTooLong(refusal(message))).to.equal(true));
  }

  it('is told by what any backend calls too large', () => {
    expect(isTooLong(new ChatError('too-large', {message: 'No.'}))).to.equal(true);
  });

  for (const message of [
    "You can't include more than 5 documents in a request.",
    'A conversation must alternate between user and assistant roles.',
    "Value at 'toolConfig' failed to satisfy constraint: Member must have length less than or equal to 64",
    'The value of max_tokens is too large: the maximum is 4096.',
  ]) {
    it(`is not told by “${message}”`, () => expect(isTooLong(refusal(message))).to.equal(false));
  }

  it('is nothing that was thrown for another reason', () => {
    for (const error of [undefined, 'prompt is too long', new Error('prompt is too long')]) {
      expect(isTooLong(error)).to.equal(false);
    }
    const message = 'The prompt is too long to be read in 60 s.';
    expect(isTooLong(new ChatError('model-timeout', {message}))).to.equal(false);
  });
});
