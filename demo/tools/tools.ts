/** A function of the page that the model may call, with the visitor's leave. */
import '../../src/index.js';
import type {Tool} from '../../src/element.js';

const findOrder: Tool = {
  name: 'find_order',
  title: 'Look up an order',
  description: 'Looks up an order by its number.',
  inputSchema: {
    type: 'object',
    properties: {id: {type: 'string', description: 'The number on the receipt.'}},
    required: ['id'],
  },
  async run(input, {progress, signal}) {
    for (const part of [0.25, 0.5, 0.75]) {
      progress('Asking the warehouse', part);
      await pause(400, signal);
    }
    return {...Object(input), status: 'shipped', parcels: 2};
  },
};

const chat = document.querySelector('outcrop-chat');
if (chat) chat.tools = [findOrder];

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    setTimeout(resolve, ms);
    signal.addEventListener('abort', () => reject(signal.reason));
  });
}
