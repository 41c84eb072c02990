import {ChatError} from '../model/index.js';

/** Whether the visitor agreed that something is requested and stored. */
export class Consent {
  #isGiven = false;

  /** The visitor has agreed before. */
  get isGiven(): boolean {
    return this.#isGiven;
  }

  /** Asks the visitor unless they agreed before; throws when they do not. */
  async demand(ask: () => boolean | Promise<boolean>): Promise<void> {
    this.#isGiven ||= (await ask()) === true;
    if (this.#isGiven) return;
    throw new ChatError('aborted', {
      message: 'The chat needs your consent before it can answer.',
      hint: 'consent() did not resolve true.',
      retryable: true,
    });
  }
}
