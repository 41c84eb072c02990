import temml from 'temml';
import type {MathRenderer} from '../options.js';
import {writeMath} from './write-math.js';

// The tree and not `render`, which would write style attributes.
const readTree = temml['__renderToMathMLTree'];

/** Reads TeX with Temml and writes what it understood as MathML. */
export const mathRenderer: MathRenderer = {
  render(source, isDisplay, document) {
    try {
      const settings = {displayMode: isDisplay, throwOnError: true, trust: false, strict: false};
      // Lengths in em, and how often macros may unfold: a formula must not cover the page nor stop it.
      const tree: unknown = readTree(source, {...settings, maxSize: [20, 100], maxExpand: 200});
      return writeMath(tree, document);
    } catch {
      // What is no TeX is shown as it was written.
      return undefined;
    }
  },
};
