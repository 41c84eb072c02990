import {textAnswer} from '../../src/backends/scripted/index.js';
import type {Command, OutcropChat} from '../../src/index.js';
import {hasPart, partOf, type, until} from './reach.js';
import {script, type State} from './state.js';

const commands: readonly Command[] = [
  {name: 'hours', description: 'When we are open', prompt: 'When are you open this week?'},
  {
    name: 'order',
    description: 'Looks up an order',
    argument: 'number',
    run() {
      throw new Error('The warehouse does not answer.');
    },
  },
  {name: 'returns', description: 'How to send something back', prompt: 'How do I send something back?'},
];

/** Hears what the gallery says. */
class Listener {
  onresult?: (event: {readonly results: readonly unknown[]}) => void;
  onerror?: (event: {readonly error: string}) => void;
  static error = '';

  start(): void {
    queueMicrotask(() => {
      if (Listener.error) this.onerror?.({error: Listener.error});
      else this.onresult?.({results: [[{transcript: 'Where does sand'}]]});
    });
  }

  stop(): void {
    this.start();
  }

  abort(): void {
    this.onresult = () => undefined;
  }
}

async function dictate(chat: OutcropChat, error: string): Promise<void> {
  Object.assign(globalThis, {SpeechRecognition: Listener});
  chat.requestUpdate();
  await until(() => hasPart('dictate-button')(chat));
  Listener.error = error;
  partOf(chat, 'dictate-button')?.click();
  await until(() => partOf(chat, 'dictate-button')?.ariaPressed === String(error === ''));
}

/** What the composer can do for which the page has to ask. */
export const composerStates: readonly State[] = [
  {
    name: 'commands',
    title: 'Commands',
    settings: {...script(textAnswer('Hello.')), commands},
    reach: (chat) => type(chat, '/', 'commands'),
  },
  {
    name: 'command-failed',
    title: 'A command has failed',
    settings: {...script(textAnswer('Hello.')), commands},
    async reach(chat) {
      await type(chat, '/order A-1031');
      partOf(chat, 'send-button')?.click();
      await until(() => hasPart('notice')(chat));
    },
  },
  {
    name: 'dictating',
    title: 'Dictating',
    settings: {...script(textAnswer('From rocks.')), dictation: true},
    reach: (chat) => dictate(chat, ''),
  },
  {
    name: 'dictation-denied',
    title: 'No microphone',
    settings: {...script(textAnswer('From rocks.')), dictation: true},
    async reach(chat) {
      await dictate(chat, 'not-allowed');
      await until(() => hasPart('dictation-trouble')(chat));
    },
  },
];
