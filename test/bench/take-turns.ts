import {contenderNames, type Contender, type ContenderName} from './contenders.js';
import {median} from './numbers.js';
import type {Cell} from './table.js';

/** What everybody came to in each round. */
export type Results<Result> = ReadonlyMap<ContenderName, readonly Result[]>;

/** How rounds go on. */
export interface Turns<Result> {
  readonly contenders: readonly Contender[];
  readonly rounds: number;
  /** Says that somebody need not be asked again. */
  readonly isEnough?: (result: Result) => boolean;
}

/** Measures everybody in turns, so that what else the machine does meets all of them alike. */
export async function takeTurns<Result>(
  {contenders, rounds, isEnough = () => false}: Turns<Result>,
  measure: (contender: Contender) => Promise<Result>,
): Promise<Results<Result>> {
  const results = new Map<ContenderName, Result[]>();
  for (let round = 0; round < rounds; round += 1) {
    for (const contender of contenders) {
      const known = results.get(contender.name) ?? [];
      if (!known.some(isEnough)) results.set(contender.name, [...known, await measure(contender)]);
    }
  }
  return results;
}

/** The median of a figure for everybody. */
export function mediansOf<Result>(
  results: Results<Result>,
  read: (result: Result) => number,
  tell: (result: Result) => string | undefined = () => undefined,
): Partial<Record<ContenderName, Cell>> {
  const cells: Partial<Record<ContenderName, Cell>> = {};
  for (const name of contenderNames) {
    const all = results.get(name) ?? [];
    const text = all.map(tell).find((words) => words !== undefined);
    if (text !== undefined) cells[name] = {value: Number.POSITIVE_INFINITY, text};
    else if (all.length > 0) cells[name] = {value: median(all.map(read))};
  }
  return cells;
}
