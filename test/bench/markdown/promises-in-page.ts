import {createMarkdown} from '../../../src/markdown/index.js';
import {loadRare} from '../../../src/markdown/rare.js';
import {growWatched} from '../../markdown/closed-blocks.js';
import {cutEvery} from '../../markdown/conformance/cut.js';
import {gfmExamples} from '../../markdown/conformance/gfm-examples.js';
import {readReference, settleBoxes} from '../../markdown/conformance/gfm-reference.js';
import {readExamples} from '../../markdown/conformance/spec-examples.js';
import {canonical, toHtml, writePermissively} from '../../markdown/conformance/test-writer.js';
import {hostileInputs} from '../../markdown/hostile-inputs.js';

/** How many examples of specifications there are, and how many of them look otherwise here. */
export interface Conformance {
  readonly commonMark: number;
  readonly otherCommonMark: number;
  readonly gfm: number;
  readonly otherGfm: number;
  /** How many of all make another DOM in pieces. */
  readonly otherInPieces: number;
}

export const promises = {
  /** How many nodes were removed in blocks that are closed, and whether the selection in the first one is gone. */
  async grow(
    text: string,
    pieceLength: number,
  ): Promise<{readonly removed: number; readonly isSelectionLost: boolean}> {
    await loadRare();
    const root = document.body.appendChild(document.createElement('div'));
    const markdown = createMarkdown(root, {schedule: () => undefined, loadHighlighter: undefined});
    const {removed, isSelectionKept} = growWatched(root, cutEvery(text, pieceLength), (piece) => {
      markdown.write(piece);
      markdown.flush();
    });
    markdown.end();
    return {removed: removed.length, isSelectionLost: !isSelectionKept()};
  },

  /** Holds what the shipped parser makes of all examples against what the specifications say. */
  async conform(specification: string): Promise<Conformance> {
    const commonMark = readExamples(specification);
    const gfm = Object.values(gfmExamples).flat();
    let [otherCommonMark, otherGfm, otherInPieces] = [0, 0, 0];
    for (const {markdown, html} of commonMark) {
      const ours = toHtml(await writePermissively([markdown], {addresses: false}));
      if (canonical(ours) !== canonical(html)) otherCommonMark += 1;
    }
    for (const markdown of gfm) {
      const ours = toHtml(await writePermissively([markdown]));
      if (canonical(settleBoxes(ours)) !== canonical(readReference(markdown))) otherGfm += 1;
    }
    for (const markdown of [...commonMark.map((example) => example.markdown), ...gfm]) {
      const whole = await writePermissively([markdown]);
      for (const length of [1, 3, 7, 64]) {
        if (!whole.isEqualNode(await writePermissively(cutEvery(markdown, length)))) otherInPieces += 1;
      }
    }
    return {commonMark: commonMark.length, otherCommonMark, gfm: gfm.length, otherGfm, otherInPieces};
  },

  /** Shows every text that is made to do harm; how many there are. */
  async showHostile(): Promise<number> {
    const settled: Promise<void>[] = [];
    for (const text of hostileInputs) {
      const root = document.body.appendChild(document.createElement('div'));
      const markdown = createMarkdown(root, {schedule: () => undefined});
      markdown.write(text);
      markdown.end();
      settled.push(markdown.settle());
    }
    await Promise.all(settled);
    return hostileInputs.length;
  },
};
