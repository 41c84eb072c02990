import type {Message} from '../../../model/index.js';
import {isToolReport} from '../message-view.js';

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

/** Several messages make up an answer when tools are called in between. */
function isAnswer(message: Message, index: number, messages: readonly Message[]): boolean {
  const next = messages[index + 1];
  return message.role === 'assistant' && !(next && isToolReport(next));
}
