import buildMathML from 'temml/src/buildMathML.js';
import parseTree from 'temml/src/parseTree.js';
import Settings from 'temml/src/Settings.js';
import Style from 'temml/src/Style.js';
import type {MathRenderer} from '../options.js';
import {writeMath} from './write-math.js';

/** Temml's levels of style: apart, and in a line. */
const [displayLevel, textLevel] = [0, 1];

/** One's own macros make much of little: 300 characters took 2.3 s where they unfolded 200 times. */
const definition = /\\(?:[gex]?def|(?:future)?let|(?:new|renew|provide)command)(?![a-z])/i;
const longestWithDefinition = 200;
/** What Temml builds two or three times over: one in another, 141 characters took 3.8 s. */
const manifold = new Set<unknown>(['cancelto', 'lap', 'stackedArrow']);
const deepestManifold = 3;
/** A table's rows are filled up with cells to the length of the first. */
const mostCells = 20_000;

/**
 * Reads TeX with Temml and writes what it understood as MathML. Temml's own writers are left out: they would write style
 * attributes, and weigh 12 KB.
 */
export const mathRenderer: MathRenderer = {
  render(source, isDisplay, document) {
    const isDefining = definition.test(source);
    if (isDefining ? mayGrow(source) : countCells(source) > mostCells) return undefined;
    try {
      const settings = new Settings({
        displayMode: isDisplay,
        throwOnError: true,
        trust: false,
        strict: false,
        // Lengths in em and pt, and how often macros may unfold: a formula must not cover the page nor stop it.
        maxSize: [20, 100],
        maxExpand: isDefining ? 30 : 200,
      });
      const style = new Style({level: isDisplay ? displayLevel : textLevel, maxSize: settings.maxSize});
      const tree = parseTree(source, settings);
      return isManifold(tree, 0) ? undefined : writeMath(buildMathML(tree, source, style, settings), document);
    } catch {
      // What is no TeX is shown as it was written.
      return undefined;
    }
  },
};

/** Macros may make a long formula of a short one, and a large table of a row. */
function mayGrow(source: string): boolean {
  return source.length > longestWithDefinition || source.includes('&');
}

/** Whether parts that are built several times lie in each other too deep. */
function isManifold(tree: unknown, above: number): boolean {
  if (typeof tree !== 'object' || tree === null) return false;
  const depth = 'type' in tree && manifold.has(tree.type) ? above + 1 : above;
  // Where it stands in the source is no part of it.
  const parts = Object.entries(tree).filter(([name]) => name !== 'loc');
  return depth > deepestManifold || parts.some(([, part]) => isManifold(part, depth));
}

/** At most how many cells the tables of a formula have. */
function countCells(source: string): number {
  const count = (mark: RegExp) => source.match(mark)?.length ?? 0;
  return count(/&/g) * count(/\\(?:\\|cr|newline)/g);
}
