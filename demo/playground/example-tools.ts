/** Two tools to try; each stands in a snippet just as it runs here. */
import type {Tool} from '../../src/element.js';

/** A tool with its source. */
export interface ExampleTool extends Tool {
  readonly name: 'find_order' | 'read_clock';
  /** Its members in JavaScript, but for `approval`. */
  readonly source: readonly string[];
}

/** All of them. */
export const exampleTools: readonly ExampleTool[] = [
  {
    name: 'find_order',
    title: 'Look up an order',
    description: 'Looks up an order by its number.',
    inputSchema: {type: 'object', properties: {id: {type: 'string'}}, required: ['id']},
    run: (input) => ({...Object(input), status: 'shipped', parcels: 2}),
    source: [
      `name: 'find_order'`,
      `title: 'Look up an order'`,
      `description: 'Looks up an order by its number.'`,
      `inputSchema: {type: 'object', properties: {id: {type: 'string'}}, required: ['id']}`,
      `run: (input) => ({...input, status: 'shipped', parcels: 2})`,
    ],
  },
  {
    name: 'read_clock',
    title: 'Read the clock',
    description: 'Tells the date and the time where the visitor is.',
    inputSchema: {type: 'object'},
    run: () => ({now: new Date().toString()}),
    source: [
      `name: 'read_clock'`,
      `title: 'Read the clock'`,
      `description: 'Tells the date and the time where the visitor is.'`,
      `inputSchema: {type: 'object'}`,
      `run: () => ({now: new Date().toString()})`,
    ],
  },
];
