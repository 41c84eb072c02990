import {isChatError} from '../model/index.js';

/**
 * True for what a model says that cannot stream: “This model doesn't support tool use in streaming mode.”, “The model is
 * unsupported for streaming” … An exception in the middle of a stream has no status, and is none of these.
 */
export function saysThatItCannotStream(error: unknown): boolean {
  if (!isChatError(error) || error.code !== 'validation' || error.status === undefined) return false;
  return /(support|available).*stream|stream.*(support|available)/i.test(error.hint ?? '');
}
