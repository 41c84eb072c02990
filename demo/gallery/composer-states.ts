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

/** Writes into a field of the panel. */
function fill(field: HTMLElement | null, text: string): void {
  if (field instanceof HTMLInputElement) field.value = text;
  field?.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
}

/** What is there for whom the page or the visitor asks for it. */
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
    name: 'search',
    title: 'Search',
    settings: script(
      textAnswer('**Granite** is a coarse rock of _quartz_, feldspar and mica.\n\n- Some granite is older than life.'),
    ),
    async reach(chat) {
      await chat.send('What is granite?');
      partOf(chat, 'menu-button')?.click();
      await until(() => hasPart('search-button')(chat));
      partOf(chat, 'search-button')?.click();
      await until(() => hasPart('search-input')(chat));
      fill(partOf(chat, 'search-input'), 'GRANITE');
      await until(() => /\d/.test(partOf(chat, 'search-count')?.textContent ?? ''));
    },
  },
  {
    name: 'people',
    title: 'Names and pictures',
    settings: {
      ...script(textAnswer('A hard rock of _quartz_, feldspar and mica.')),
      people: {
        assistant: {name: 'Flint', avatar: new URL('../landing/outcrop.svg', import.meta.url).href},
        user: {name: 'Ann Smith', avatar: 'data:image/png;base64,broken'},
      },
    },
    async reach(chat) {
      await chat.send('What is granite?');
      await until(() => partOf(chat, 'avatar')?.matches('.broken') ?? false);
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
