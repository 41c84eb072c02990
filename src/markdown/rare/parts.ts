import type {Context} from '../write/context.js';
import {Footnotes} from './footnotes.js';
import {MathWriter} from './math-writer.js';

/** What the rare keep for one text. */
interface Parts {
  readonly footnotes: Footnotes;
  readonly math: MathWriter;
  /** How many cells its tables have without words. */
  emptyCells: number;
}

const all = new WeakMap<Context, Parts>();

/** The footnotes and formulas of one text, and how many cells are empty. */
export function partsOf(context: Context): Parts {
  const parts = all.get(context) ?? {
    footnotes: new Footnotes(context),
    math: new MathWriter(context),
    emptyCells: 0,
  };
  all.set(context, parts);
  return parts;
}
