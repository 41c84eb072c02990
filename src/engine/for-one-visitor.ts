import {ChatError} from '../model/index.js';
import type {Backend} from '../model/index.js';

/**
 * A backend for one question, which is asked only while the visitor whose it is is still there. Somebody else may sign
 * in while it waits for consent or for its next try, and would ask it with their own credentials.
 */
export function forOneVisitor(
  backend: Backend,
  visitor: string | undefined,
  readVisitor: () => Promise<string>,
): Backend {
  return {
    async *reply(request, context) {
      if ((await readVisitor()) !== visitor) throw otherVisitor();
      yield* backend.reply(request, context);
    },
  };
}

/** A question that must not be asked any more. */
export function otherVisitor(): ChatError {
  return new ChatError('aborted', {
    message: 'Somebody else has signed in, so this question was not answered.',
    hint: 'logins gave another visitor. A token that is no JWT is one person: return it until it ends.',
  });
}
