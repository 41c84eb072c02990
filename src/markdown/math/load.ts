import buildMathML from 'temml/src/buildMathML.js';
import parseTree from 'temml/src/parseTree.js';
import Settings from 'temml/src/Settings.js';
import Style from 'temml/src/Style.js';
import type {MathRenderer} from '../options.js';
import {writeMath} from './write-math.js';

/** Temml's levels of style: apart, and in a line. */
const [displayLevel, textLevel] = [0, 1];

/**
 * Reads TeX with Temml and writes what it understood as MathML. Temml's own writers are left out: they would write style
 * attributes, and weigh 12 KB.
 */
export const mathRenderer: MathRenderer = {
  render(source, isDisplay, document) {
    try {
      const settings = new Settings({
        displayMode: isDisplay,
        throwOnError: true,
        trust: false,
        strict: false,
        // Lengths in em, and how often macros may unfold: a formula must not cover the page nor stop it.
        maxSize: [20, 100],
        maxExpand: 200,
      });
      const style = new Style({level: isDisplay ? displayLevel : textLevel, maxSize: settings.maxSize});
      return writeMath(buildMathML(parseTree(source, settings), source, style, settings), document);
    } catch {
      // What is no TeX is shown as it was written.
      return undefined;
    }
  },
};
