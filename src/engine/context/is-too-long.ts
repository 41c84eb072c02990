import {isChatError} from '../../model/index.js';

/**
 * How models say that a conversation has outgrown them: Claude (three), Titan, Nova, Llama and Mistral. It is the same
 * exception as for any other mistake in a request, so only the words tell.
 */
const words = new RegExp(
  [
    '(input|prompt|request|conversation) is too long',
    'exceeds? (the )?(model.s )?(maximum )?context',
    'too many (total text bytes|input tokens)',
    'input tokens exceed',
    'maximum context length',
  ].join('|'),
  'i',
);

/** True for the refusal of a conversation that is longer than the model can read. */
export function isTooLong(error: unknown): boolean {
  if (!isChatError(error)) return false;
  if (error.code === 'too-large') return true;
  if (error.code !== 'validation' && error.code !== 'model-error') return false;
  const cause = error.cause instanceof Error ? error.cause.message : '';
  return [error.message, error.hint ?? '', cause].some((said) => words.test(said));
}
