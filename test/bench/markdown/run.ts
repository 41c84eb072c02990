import {build} from 'esbuild';
import {type CDPSession, launch, type Page} from 'puppeteer-core';
import {findEngines} from '../../run/find-engines.js';
import {mixedAnswer} from '../../markdown/mixed-answer.js';
import {countTicks} from '../main-thread.js';
import {median, percentile} from '../numbers.js';
import {type Cost, measureParsing, measureShowing} from './measure.js';
import {type Figure, printFigures} from './report.js';

const length = 100_000;
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 5);
const answer = mixedAnswer(length);
/** What a page has shown before. */
const earlier = mixedAnswer(length / 4, 2);
const shown = {text: answer, pieceLength: 4, piecesPerFrame: 40, isEager: false};

const uniform: Readonly<Record<string, string>> = {
  list: '- an item with some words in it\n'.repeat(4000).slice(0, length),
  table: `| a | b |\n| - | - |\n${'| some words | and others |\n'.repeat(4000)}`.slice(0, length),
  fence: `\`\`\`\n${'const value = compute(1, 2);\n'.repeat(4000)}`.slice(0, length),
  paragraph: 'some words and **others** of `code` that 2*3 end (or not) '.repeat(2000).slice(0, length),
};

const engine = findEngines().find(({name}) => name === 'chromium');
if (!engine) throw new Error('The benchmark needs Chromium: apt-get install chromium.');

const bundle = await build({
  entryPoints: [new URL('./page.ts', import.meta.url).pathname],
  bundle: true,
  format: 'iife',
  minify: true,
  target: 'es2022',
  write: false,
  define: {'process.env.NODE_ENV': '"production"'},
  logLevel: 'error',
});
const browser = await launch({executablePath: engine.path, args: ['--no-sandbox']});

/** Does something in a page that has done nothing before, on a processor so many times as slow. */
async function inPage<T>(work: (page: Page, session: CDPSession) => Promise<T>, slowness = 1): Promise<T> {
  const page = await browser.newPage();
  const session = await page.createCDPSession();
  await countTicks(session, slowness);
  await page.evaluate(bundle.outputFiles[0]?.text ?? '');
  try {
    return await work(page, session);
  } finally {
    await page.close();
  }
}

/** How the answer is shown; `isFirst` in a page that has shown nothing before, and has all of its scripts to compile. */
interface Manner {
  readonly isEager?: boolean;
  readonly isFirst?: boolean;
  readonly slowness?: number;
}

function showOnce(name: string, {isEager = false, isFirst = false, slowness = 1}: Manner): Promise<Cost> {
  const showing = {...shown, name, isEager};
  return inPage(async (page, session) => {
    if (!isFirst) await measureShowing(page, session, {...showing, text: earlier});
    return measureShowing(page, session, showing);
  }, slowness);
}

async function showRounds(name: string, count: number, manner: Manner = {}): Promise<Cost[]> {
  const costs: Cost[] = [];
  for (let round = 0; round < count; round += 1) costs.push(await showOnce(name, manner));
  return costs;
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

const taskOf = (costs: readonly Cost[]) => median(costs.map(({task}) => task));
const scriptOf = (costs: readonly Cost[]) => median(costs.map(({script}) => script));

/** How a text is fed, in how many parts its time is told, and which times in a page count. */
interface ParseManner {
  readonly pieceLength?: number;
  readonly parts?: number;
  readonly times?: readonly [from: number, to: number];
}

/** By then all is compiled; between the second and the twentieth time that goes on beside the parsing, and disturbs it. */
const compiled = [21, 30] as const;

/** Parses a text with each of the parsers, in turns; microseconds for four characters, in each part of the text. */
async function parseInTurns<Name extends 'ours' | 'smd'>(
  names: readonly Name[],
  text: string,
  {pieceLength = shown.pieceLength, parts = 1, times: [from, to] = compiled}: ParseManner = {},
): Promise<Record<Name, number[]>> {
  const all = Object.fromEntries(names.map((name): [Name, number[][]] => [name, []])) as Record<Name, number[][]>;
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) {
      await inPage(async (page) => {
        for (let time = 1; time <= to; time += 1) {
          const spent = await measureParsing(page, {name, text, pieceLength, parts});
          if (time >= from) all[name].push(spent);
        }
      });
    }
  }
  const medians = (name: Name) =>
    Array.from({length: parts}, (_, part) => median(all[name].map((one) => one[part] ?? Number.NaN)));
  return Object.fromEntries(names.map((name) => [name, medians(name)])) as Record<Name, number[]>;
}

const timeOf = ([time = Number.NaN]: readonly number[]) => time;

async function measureAll(): Promise<Figure[]> {
  const {floor, ours, tireless, eager} = await showInTurns(rounds, {
    floor: () => showOnce('floor', {}),
    ours: () => showOnce('ours', {}),
    tireless: () => showOnce('tireless', {}),
    eager: () => showOnce('ours', {isEager: true}),
  });
  const {firstFloor, first} = await showInTurns(3, {
    firstFloor: () => showOnce('floor', {isFirst: true}),
    first: () => showOnce('ours', {isFirst: true}),
  });
  const naive = await showRounds('naive', 1);
  const memo = await showRounds('block-memo', 1);
  const streamdown = await showRounds('streamdown', 1);
  const smd = await showRounds('smd', 3);
  const slow = await showRounds('ours', 3, {slowness: 4});
  const both = ['ours', 'smd'] as const;
  const alone = await parseInTurns(both, answer);
  const aloneAtFirst = await parseInTurns(both, answer, {times: [1, 1]});
  const together = await parseInTurns(both, answer, {pieceLength: shown.pieceLength * shown.piecesPerFrame});
  const {ours: parts} = await parseInTurns(['ours'], mixedAnswer(1_000_000), {parts: 10});
  const steps = ours.flatMap((cost) => cost.steps);
  const figures: Figure[] = [
    {name: 'script time, × floor', value: scriptOf(ours) / scriptOf(floor), goal: 2},
    {name: 'script time, × naive', value: scriptOf(ours) / scriptOf(naive), goal: 1 / 30},
    {name: 'task time, × floor', value: taskOf(ours) / taskOf(floor), goal: 2.5},
    {name: 'task time, × naive', value: taskOf(ours) / taskOf(naive), goal: 1 / 8},
    {name: 'task time without coalescing, × floor', value: taskOf(eager) / taskOf(floor), goal: 3},
    {
      name: 'parse, with the pieces of a frame together, × smd',
      value: timeOf(together.ours) / timeOf(together.smd),
      goal: 3,
    },
    {name: 'last / second decile of 1 MB', value: (parts[9] ?? Number.NaN) / (parts[1] ?? Number.NaN), goal: 1.3},
    {name: 'p99 step, ms', value: percentile(steps, 0.99), goal: 4},
    {
      name: 'p99 step on a processor 4 times as slow, ms',
      value: percentile(
        slow.flatMap((cost) => cost.steps),
        0.99,
      ),
      goal: 8,
    },
    {name: 'steps over 50 ms', value: steps.filter((step) => step > 50).length, goal: 0},
    {name: 'drawn with every frame: script time, × floor', value: scriptOf(tireless) / scriptOf(floor), goal: 2},
    {name: 'drawn with every frame: task time, × floor', value: taskOf(tireless) / taskOf(floor), goal: 2.5},
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
    {name: 'parse, with each piece by itself, × smd', value: timeOf(alone.ours) / timeOf(alone.smd), goal: 3},
    {name: 'the same, the first time in a page, × smd', value: timeOf(aloneAtFirst.ours) / timeOf(aloneAtFirst.smd)},
    {name: 'ours: µs for each piece, together', value: timeOf(together.ours)},
    {name: 'smd: µs for each piece, together', value: timeOf(together.smd)},
    {name: 'ours: µs for each piece, by itself', value: timeOf(alone.ours)},
    {name: 'smd: µs for each piece, by itself', value: timeOf(alone.smd)},
  ];
  for (const [name, text] of Object.entries(uniform)) {
    const {ours: times} = await parseInTurns(['ours'], text);
    figures.push({
      name: `parse of 100 KB of one ${name}, × mixed`,
      value: timeOf(times) / timeOf(alone.ours),
      goal: 10,
    });
  }
  return figures;
}

try {
  printFigures(await measureAll(), await browser.version());
} finally {
  await browser.close();
}
