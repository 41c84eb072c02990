import {readFile} from 'node:fs/promises';
import {setTimeout} from 'node:timers/promises';
import {kilobyte, markdownWeights} from '../../goals.js';
import {weighParts} from '../../markdown/weigh-parts.js';
import type {Lab} from './lab.js';
import type {Figure} from './report.js';
import {answer, pieces} from './texts.js';

/** A request that a text caused has been made by then. */
const requestMs = 500;

/** Counts what must not happen at all, each with tests of its own that say where it did, and weighs what is loaded. */
export async function countBroken(lab: Lab): Promise<Figure[]> {
  const specification = await readFile(
    new URL('../../../node_modules/commonmark-spec/spec.txt', import.meta.url),
    'utf8',
  );
  const {removed, isSelectionLost} = await lab.inPage(({page}) =>
    page.evaluate((text, length) => globalThis.markdownBench.grow(text, length), answer, pieces.pieceLength),
  );
  const conformance = await lab.inPage(({page}) =>
    page.evaluate((text) => globalThis.markdownBench.conform(text), specification),
  );
  const {commonMark, otherCommonMark, gfm, otherGfm, otherInPieces} = conformance;
  const {texts, requests} = await countRequests(lab);
  const sizes = await weighParts(Object.keys(markdownWeights));
  return [
    {name: 'nodes removed or replaced in closed blocks', value: removed, goal: 0},
    {name: 'selections lost in the first paragraph', value: Number(isSelectionLost), goal: 0},
    {name: `CommonMark’s examples that look otherwise, of ${commonMark}`, value: otherCommonMark, goal: 0},
    {name: `GFM’s examples that look otherwise, of ${gfm}`, value: otherGfm, goal: 0},
    {name: 'examples that make another DOM in pieces of 1, 3, 7, 64', value: otherInPieces, goal: 0},
    {name: `requests that ${texts} hostile texts cause`, value: requests, goal: 0},
    ...Object.entries(markdownWeights).map(([part, goal]) => ({
      name: `${part}, KB of gzip`,
      value: (sizes.get(part) ?? Number.NaN) / kilobyte,
      goal: goal / kilobyte,
    })),
  ];
}

function countRequests(lab: Lab): Promise<{readonly texts: number; readonly requests: number}> {
  return lab.inPage(async ({page}) => {
    let requests = 0;
    page.on('request', () => (requests += 1));
    const texts = await page.evaluate(() => globalThis.markdownBench.showHostile());
    await setTimeout(requestMs);
    return {texts, requests};
  });
}
