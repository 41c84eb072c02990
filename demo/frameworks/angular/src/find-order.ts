import type {Tool} from 'outcrop/element';

/** A function of the page that the model may call; the visitor is asked before each call. */
export const findOrder: Tool = {
  name: 'find_order',
  title: 'Look up an order',
  description: 'Looks up an order by its number.',
  inputSchema: {type: 'object', properties: {id: {type: 'string'}}, required: ['id']},
  run: () => ({status: 'shipped'}),
};
