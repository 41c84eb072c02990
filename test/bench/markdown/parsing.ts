import {markdownGoals as goals} from '../goals.js';
import {median} from '../numbers.js';
import type {Lab} from './lab.js';
import type {Parsing} from './page.js';
import type {Figure} from './report.js';
import {answer, longAnswer, pieces, uniform} from './texts.js';

/** How a text is fed, and in how many parts its time is told. */
interface Manner {
  readonly pieceLength?: number;
  readonly parts?: number;
}

/** How long each parser took for each part of the text, one after the other. */
type Turn<Name extends Parsing['name'] = Parsing['name']> = Readonly<Record<Name, readonly number[]>>;

/** The turns that are the first in their page, and those of a page in which all is compiled. */
interface Turns<Name extends Parsing['name']> {
  readonly first: readonly Turn<Name>[];
  readonly compiled: readonly Turn<Name>[];
}

const both = ['ours', 'smd'] as const;

/** Between the second and the twentieth turn, compiling goes on beside the parsing, and disturbs it. */
const compiledFrom = 21;
const turnsInPage = 30;

/** What it costs to parse, with nothing shown. */
export async function measureParsing(lab: Lab): Promise<Figure[]> {
  const alone = await parseInTurns(lab, both, answer);
  const pieceLength = pieces.pieceLength * pieces.piecesPerFrame;
  const together = await parseInTurns(lab, both, answer, {pieceLength});
  const ofLong = await parseInTurns(lab, ['ours'], longAnswer, {parts: 10});
  const figures: Figure[] = [
    {
      name: 'parse, with the pieces of a frame together, × smd',
      value: median(together.compiled.map(timesOfSmd)),
      goal: goals.parseOfSmd,
    },
    {
      name: 'parse, with each piece by itself, × smd',
      value: median(alone.compiled.map(timesOfSmd)),
      goal: goals.parseOfSmd,
    },
    {
      name: 'last / second decile of 1 MB',
      value: timeOf(ofLong.compiled, 'ours', 9) / timeOf(ofLong.compiled, 'ours', 1),
      goal: goals.lastOfSecondDecile,
    },
    {name: 'each piece by itself, the first time in a page, × smd', value: median(alone.first.map(timesOfSmd))},
    {name: 'ours: µs for each piece, together', value: timeOf(together.compiled, 'ours')},
    {name: 'smd: µs for each piece, together', value: timeOf(together.compiled, 'smd')},
    {name: 'ours: µs for each piece, by itself', value: timeOf(alone.compiled, 'ours')},
    {name: 'smd: µs for each piece, by itself', value: timeOf(alone.compiled, 'smd')},
  ];
  for (const [name, text] of Object.entries(uniform)) {
    const {compiled} = await parseInTurns(lab, ['ours'], text);
    const value = timeOf(compiled, 'ours') / timeOf(alone.compiled, 'ours');
    figures.push({name: `parse of 100 KB of one ${name}, × mixed`, value, goal: goals.uniformOfMixed});
  }
  return figures;
}

const partOf = (times: readonly number[], part = 0) => times[part] ?? Number.NaN;

/** A turn compares the two within milliseconds: a shared processor is half as fast again in one second as in another. */
const timesOfSmd = ({ours, smd}: Turn) => partOf(ours) / partOf(smd);

const timeOf = <Name extends Parsing['name']>(turns: readonly Turn<Name>[], name: Name, part = 0) =>
  median(turns.map((turn) => partOf(turn[name], part)));

/** Parses a text with the parsers in turns; microseconds for four characters, in each part of the text. */
async function parseInTurns<Name extends Parsing['name']>(
  {inPage, rounds}: Lab,
  names: readonly Name[],
  text: string,
  {pieceLength = pieces.pieceLength, parts = 1}: Manner = {},
): Promise<Turns<Name>> {
  const first: Turn<Name>[] = [];
  const compiled: Turn<Name>[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await inPage(async ({page}) => {
      for (let count = 1; count <= turnsInPage; count += 1) {
        const turn: Partial<Record<Name, number[]>> = {};
        for (const name of names) {
          turn[name] = await page.evaluate((wanted: Parsing) => globalThis.markdownBench.parse(wanted), {
            name,
            text,
            pieceLength,
            parts,
          });
        }
        if (count === 1) first.push(turn as Turn<Name>);
        if (count >= compiledFrom) compiled.push(turn as Turn<Name>);
      }
    });
  }
  return {first, compiled};
}
