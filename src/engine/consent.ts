import {ChatError} from '../model/index.js';

/** Asks the visitor whether something may be requested and stored; throws when it may not. */
export async function demandConsent(ask: () => boolean | Promise<boolean>): Promise<void> {
  if ((await ask()) === true) return;
  throw new ChatError('aborted', {
    message: 'The chat needs your consent before it can answer.',
    hint: 'consent() did not resolve true.',
    retryable: true,
  });
}
