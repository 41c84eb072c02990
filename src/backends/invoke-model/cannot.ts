import {ChatError} from '../../model/index.js';

/** The error for a request that a model cannot be asked: what in it, and what to do instead. */
export function cannot(model: string, what: string, fix: string): ChatError {
  return new ChatError('validation', {
    message: 'The assistant could not accept this message.',
    hint: `${model} takes no ${what} through InvokeModel. ${fix}`,
  });
}

/** What to do where Converse can and InvokeModel cannot. */
export const useConverse = 'Use the backend converse, if the model has Converse, or leave it out.';
