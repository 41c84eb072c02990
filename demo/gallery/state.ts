import {scripted, type ScriptAnswer} from '../../src/backends/scripted/index.js';
import type {OutcropChat} from '../../src/index.js';
import {until} from './reach.js';

/** A state of the chat, and how it is reached. */
export interface State {
  readonly name: string;
  readonly title: string;
  readonly settings: Partial<OutcropChat>;
  /** Does what a visitor would, and resolves when there is something to see. */
  reach?(chat: OutcropChat): Promise<void>;
}

/** The answers that a chat is given. */
export function script(...answers: readonly ScriptAnswer[]): Partial<OutcropChat> {
  return {backend: scripted(...answers)};
}

/** A state that one question leads to. */
export function asking(
  question: string,
  answers: ScriptAnswer | readonly ScriptAnswer[],
  isReached: (chat: OutcropChat) => boolean,
  settings: Partial<OutcropChat> = {},
): Pick<State, 'settings' | 'reach'> {
  const isList = Array.isArray(answers) && Array.isArray(answers[0]);
  const list = (isList ? answers : [answers]) as readonly ScriptAnswer[];
  return {
    settings: {...script(...list), ...settings},
    async reach(chat) {
      void chat.send(question);
      await until(() => isReached(chat));
    },
  };
}
