import type {Message} from '../../../model/index.js';

/** What was said below the view since the reader saw the end. */
export class News {
  #seen: readonly Message[] = [];

  /** The reader sees all of these. */
  see(messages: readonly Message[]): void {
    this.#seen = messages;
  }

  /** How many answers are new; one that the reader saw in part counts as well. */
  count(messages: readonly Message[]): number {
    const seen = this.#seen.length;
    const last = messages[seen - 1];
    const hasGrown = last !== undefined && last !== this.#seen.at(-1);
    return messages.slice(hasGrown ? seen - 1 : seen).filter(isAnswer).length;
  }
}

/** After its tools have run, the model goes on. */
function isAnswer({role, stopReason}: Message): boolean {
  return role === 'assistant' && stopReason !== 'tool_use';
}
