import {markdownGoals as goals} from '../goals.js';
import {median} from '../numbers.js';
import type {Lab} from './lab.js';
import type {Parsing} from './page.js';
import type {Figure} from './report.js';
import {answer, longAnswer, pieces, uniform} from './texts.js';

/** How a text is fed, in how many parts its time is told, and which times in a page count. */
interface Manner {
  readonly pieceLength?: number;
  readonly parts?: number;
  readonly times?: readonly [from: number, to: number];
}

const both = ['ours', 'smd'] as const;

/** By then all is compiled; between the second and the twentieth time that goes on beside the parsing, and disturbs it. */
const compiled = [21, 30] as const;

/** What it costs to parse, with nothing shown. */
export async function measureParsing(lab: Lab): Promise<Figure[]> {
  const alone = await parseInTurns(lab, both, answer);
  const aloneAtFirst = await parseInTurns(lab, both, answer, {times: [1, 1]});
  const pieceLength = pieces.pieceLength * pieces.piecesPerFrame;
  const together = await parseInTurns(lab, both, answer, {pieceLength});
  const {ours: deciles} = await parseInTurns(lab, ['ours'], longAnswer, {parts: 10});
  const figures: Figure[] = [
    {
      name: 'parse, with the pieces of a frame together, × smd',
      value: timeOf(together.ours) / timeOf(together.smd),
      goal: goals.parseOfSmd,
    },
    {
      name: 'parse, with each piece by itself, × smd',
      value: timeOf(alone.ours) / timeOf(alone.smd),
      goal: goals.parseOfSmd,
    },
    {
      name: 'last / second decile of 1 MB',
      value: (deciles[9] ?? Number.NaN) / (deciles[1] ?? Number.NaN),
      goal: goals.lastOfSecondDecile,
    },
    {
      name: 'each piece by itself, the first time in a page, × smd',
      value: timeOf(aloneAtFirst.ours) / timeOf(aloneAtFirst.smd),
    },
    {name: 'ours: µs for each piece, together', value: timeOf(together.ours)},
    {name: 'smd: µs for each piece, together', value: timeOf(together.smd)},
    {name: 'ours: µs for each piece, by itself', value: timeOf(alone.ours)},
    {name: 'smd: µs for each piece, by itself', value: timeOf(alone.smd)},
  ];
  for (const [name, text] of Object.entries(uniform)) {
    const {ours} = await parseInTurns(lab, ['ours'], text);
    const value = timeOf(ours) / timeOf(alone.ours);
    figures.push({name: `parse of 100 KB of one ${name}, × mixed`, value, goal: goals.uniformOfMixed});
  }
  return figures;
}

const timeOf = ([time = Number.NaN]: readonly number[]) => time;

/** Parses a text with each of the parsers, in turns; microseconds for four characters, in each part of the text. */
async function parseInTurns<Name extends Parsing['name']>(
  {inPage, rounds}: Lab,
  names: readonly Name[],
  text: string,
  {pieceLength = pieces.pieceLength, parts = 1, times: [from, to] = compiled}: Manner = {},
): Promise<Record<Name, number[]>> {
  const all = Object.fromEntries(names.map((name): [Name, number[][]] => [name, []])) as Record<Name, number[][]>;
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) {
      await inPage(async ({page}) => {
        for (let time = 1; time <= to; time += 1) {
          const spent = await page.evaluate((wanted: Parsing) => globalThis.markdownBench.parse(wanted), {
            name,
            text,
            pieceLength,
            parts,
          });
          if (time >= from) all[name].push(spent);
        }
      });
    }
  }
  const medians = (name: Name) =>
    Array.from({length: parts}, (_, part) => median(all[name].map((one) => one[part] ?? Number.NaN)));
  return Object.fromEntries(names.map((name) => [name, medians(name)])) as Record<Name, number[]>;
}
