import type {Bench} from '../bench.js';
import {idleGoals} from '../goals.js';
import {mediansOf, takeTurns} from '../take-turns.js';
import type {Row} from '../table.js';
import {measureLoading} from './loading.js';

/** What a page costs until its launcher and its composer are there, and what it costs nobody who leaves the chat alone. */
export async function measureLoadings(bench: Bench): Promise<Row[]> {
  const [idle, idleSlow] = await measureSpeeds(bench, true);
  const [open, openSlow] = await measureSpeeds(bench, false);
  const slow = ', 4 × slower';
  return [
    {title: 'files until the launcher stands', unit: 'KB', cells: mediansOf(idle, ({bytes}) => bytes)},
    {title: 'files until one can write', unit: 'KB', cells: mediansOf(open, ({bytes}) => bytes)},
    {title: 'until the launcher stands', unit: 'ms', cells: mediansOf(idle, ({thereMs}) => thereMs)},
    {title: `until the launcher stands${slow}`, unit: 'ms', cells: mediansOf(idleSlow, ({thereMs}) => thereMs)},
    {title: 'until one can write', unit: 'ms', cells: mediansOf(open, ({thereMs}) => thereMs)},
    {title: `until one can write${slow}`, unit: 'ms', cells: mediansOf(openSlow, ({thereMs}) => thereMs)},
    {title: 'the same: main thread', unit: 'ms', cells: mediansOf(open, ({task}) => task)},
    {title: `the same: main thread${slow}`, unit: 'ms', cells: mediansOf(openSlow, ({task}) => task)},
    {
      title: `never opened: script${slow}`,
      unit: 'ms',
      cells: mediansOf(idleSlow, ({script}) => script),
      goal: idleGoals.script,
    },
    {title: `never opened: main thread${slow}`, unit: 'ms', cells: mediansOf(idleSlow, ({task}) => task)},
    {
      title: 'never opened: requests after the first file, to other hosts too',
      unit: 'count',
      cells: mediansOf(idleSlow, ({requests, foreign}) => requests - 1 + foreign),
      goal: idleGoals.requests,
    },
    {
      title: 'never opened: layout shift',
      unit: 'count',
      cells: mediansOf(idleSlow, ({shift}) => shift),
      goal: idleGoals.shift,
    },
    {
      title: `never opened: long tasks${slow}`,
      unit: 'count',
      cells: mediansOf(idleSlow, ({longTasks}) => longTasks),
      goal: idleGoals.longTasks,
    },
  ];
}

async function measureSpeeds(bench: Bench, isClosed: boolean) {
  const turns = {...bench, rounds: bench.rounds + 2};
  const measure = (slowness: number) =>
    takeTurns(turns, (contender) => measureLoading(bench, contender, {slowness, isClosed}));
  return [await measure(1), await measure(4)] as const;
}
