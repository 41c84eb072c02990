import type {Bench} from '../bench.js';
import {mediansOf, takeTurns} from '../take-turns.js';
import type {Row} from '../table.js';
import {measureConversation} from './conversation.js';

/** A long conversation that is shown at once, and one question more. */
export async function measureConversations(bench: Bench): Promise<Row[]> {
  const results = await takeTurns(bench, (contender) => measureConversation(bench, contender, 1000));
  return [
    {
      title: '1,000 messages: until the last is to be seen',
      unit: 'ms',
      cells: mediansOf(results, ({showMs}) => showMs),
    },
    {title: '1,000 messages: main thread', unit: 'ms', cells: mediansOf(results, ({showTask}) => showTask)},
    {title: 'one more question and its answer', unit: 'ms', cells: mediansOf(results, ({appendMs}) => appendMs)},
    {title: 'the same: main thread', unit: 'ms', cells: mediansOf(results, ({appendTask}) => appendTask)},
  ];
}
