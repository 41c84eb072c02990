import {markdownGoals as goals} from '../goals.js';
import {readSpent} from '../main-thread.js';
import {median, percentile} from '../numbers.js';
import type {Lab, LabPage} from './lab.js';
import type {Showing} from './page.js';
import type {Figure} from './report.js';
import {answer, earlier, pieces} from './texts.js';

/** What showing a text cost, in milliseconds of the main thread. */
interface Cost {
  readonly task: number;
  readonly script: number;
  readonly steps: readonly number[];
}

/** How the answer is shown; `isFirst` in a page that has shown nothing before, and has all of its scripts to compile. */
interface Manner {
  readonly isEager?: boolean;
  readonly isFirst?: boolean;
  readonly slowness?: number;
}

const taskOf = (costs: readonly Cost[]) => median(costs.map(({task}) => task));
const scriptOf = (costs: readonly Cost[]) => median(costs.map(({script}) => script));

/** The 99th of 100 steps, in the middle one of the rounds: one that was disturbed would have most of the slowest of all. */
const slowestOf = (costs: readonly Cost[]) => median(costs.map(({steps}) => percentile(steps, 0.99)));

/** What it costs to show an answer: the floor, the others, and ours. */
export async function measureShowing(lab: Lab): Promise<Figure[]> {
  const {floor, ours, tireless, eager} = await showInTurns(lab.rounds, {
    floor: () => showOnce(lab, 'floor'),
    ours: () => showOnce(lab, 'ours'),
    tireless: () => showOnce(lab, 'tireless'),
    eager: () => showOnce(lab, 'ours', {isEager: true}),
  });
  const {firstFloor, first} = await showInTurns(3, {
    firstFloor: () => showOnce(lab, 'floor', {isFirst: true}),
    first: () => showOnce(lab, 'ours', {isFirst: true}),
  });
  const {naive, memo, streamdown} = await showInTurns(1, {
    naive: () => showOnce(lab, 'naive'),
    memo: () => showOnce(lab, 'block-memo'),
    streamdown: () => showOnce(lab, 'streamdown'),
  });
  const {smd} = await showInTurns(3, {smd: () => showOnce(lab, 'smd')});
  const {slow} = await showInTurns(lab.rounds, {slow: () => showOnce(lab, 'ours', {slowness: 4})});
  return [
    {name: 'script time, × floor', value: scriptOf(ours) / scriptOf(floor), goal: goals.scriptOfFloor},
    {name: 'script time, × naive', value: scriptOf(ours) / scriptOf(naive), goal: goals.scriptOfNaive},
    {name: 'task time, × floor', value: taskOf(ours) / taskOf(floor), goal: goals.taskOfFloor},
    {name: 'task time, × naive', value: taskOf(ours) / taskOf(naive), goal: goals.taskOfNaive},
    {
      name: 'drawn with every frame: script time, × floor',
      value: scriptOf(tireless) / scriptOf(floor),
      goal: goals.scriptOfFloor,
    },
    {
      name: 'drawn with every frame: task time, × floor',
      value: taskOf(tireless) / taskOf(floor),
      goal: goals.taskOfFloor,
    },
    {
      name: 'task time without coalescing, × floor',
      value: taskOf(eager) / taskOf(floor),
      goal: goals.taskWithoutCoalescing,
    },
    {name: 'p99 step, ms', value: slowestOf(ours), goal: goals.stepMs},
    {name: 'p99 step on a processor 4 times as slow, ms', value: slowestOf(slow), goal: goals.slowStepMs},
    {name: 'steps over 50 ms', value: ours.flatMap(({steps}) => steps).filter((step) => step > 50).length, goal: 0},
    {name: 'first answer of a page: script time, × floor', value: scriptOf(first) / scriptOf(firstFloor)},
    {name: 'first answer of a page: task time, × floor', value: taskOf(first) / taskOf(firstFloor)},
    {name: 'task time of smd with its writer, × floor', value: taskOf(smd) / taskOf(floor)},
    {name: 'task time of marked block by block, × floor', value: taskOf(memo) / taskOf(floor)},
    {name: 'task time of streamdown in React, × floor', value: taskOf(streamdown) / taskOf(floor)},
    {name: 'task time of marked + DOMPurify, × floor', value: taskOf(naive) / taskOf(floor)},
    {name: 'floor: task time, ms', value: taskOf(floor)},
    {name: 'ours: task time, ms', value: taskOf(ours)},
    {name: 'floor: script time, ms', value: scriptOf(floor)},
    {name: 'ours: script time, ms', value: scriptOf(ours)},
  ];
}

/** Shows the text in several ways, in turns: what the machine does besides is the same for all. */
async function showInTurns<Name extends string>(
  count: number,
  ways: Readonly<Record<Name, () => Promise<Cost>>>,
): Promise<Record<Name, Cost[]>> {
  const names = Object.keys(ways) as Name[];
  const costs = Object.fromEntries(names.map((name): [Name, Cost[]] => [name, []])) as Record<Name, Cost[]>;
  for (let round = 0; round < count; round += 1) for (const name of names) costs[name].push(await ways[name]());
  return costs;
}

function showOnce(lab: Lab, name: string, manner: Manner = {}): Promise<Cost> {
  const {isEager = false, isFirst = false, slowness} = manner;
  const showing = {...pieces, name, isEager};
  return lab.inPage(async (place) => {
    if (!isFirst) await show(place, {...showing, text: earlier});
    return show(place, {...showing, text: answer});
  }, slowness);
}

/** Shows a text in the page and reads what the main thread spent, in ticks of its own clock: waiting does not count. */
async function show({page, session}: LabPage, showing: Showing): Promise<Cost> {
  await session.send('HeapProfiler.collectGarbage');
  const before = await readSpent(session);
  const steps = await page.evaluate((wanted: Showing) => globalThis.markdownBench.show(wanted), showing);
  const after = await readSpent(session);
  return {task: after.task - before.task, script: after.script - before.script, steps};
}
