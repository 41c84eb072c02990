import {textAnswer} from '../../src/backends/scripted/index.js';
import type {Command} from '../../src/index.js';
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
];
