import {expect} from '@open-wc/testing';
import {loadRare} from '../../../src/markdown/rare.js';
import {createRandom, forSeeds, newSeed} from '../../transcript/random.js';
import {cutAtRandom, cutEvery} from './cut.js';
import {fuzzText} from './fuzzed-text.js';
import {gfmExamples} from './gfm-examples.js';
import {readCommonMark} from './spec-examples.js';
import {writeAtOnce, writePermissively} from './test-writer.js';

const examples = await readCommonMark();
const texts = [...examples.map(({markdown}) => markdown), ...Object.values(gfmExamples).flat()];
const seed = newSeed();

/** The DOM as it is: text nodes too, so that words that were cut show. */
const describeNode = (node: Node): string =>
  node.nodeType === 3
    ? JSON.stringify(node.textContent)
    : `<${[...(node instanceof Element ? node.attributes : [])]
        .map(({name, value}) => `${name}=${value}`)
        .toSorted()
        .join(' ')} ${node.nodeName}>${[...node.childNodes].map((child) => describeNode(child)).join('')}</>`;

const writeNow = (pieces: readonly string[]) => describeNode(writeAtOnce(pieces).root);

/** The shortest text that is still not the same. */
function shorten(text: string, isSame: (text: string) => boolean): string {
  let short = text;
  for (let at = short.length - 1; at >= 0; at -= 1) {
    const shorter = short.slice(0, at) + short.slice(at + 1);
    if (!isSame(shorter)) short = shorter;
  }
  return short;
}

const write = async (pieces: readonly string[]) => describeNode(await writePermissively(pieces));

describe('markdown that comes in pieces', () => {
  before(() => loadRare());

  for (const size of [1, 3, 7, 64]) {
    it(`makes the same DOM in pieces of ${size} for every example of the specifications`, async () => {
      for (const text of texts) expect(await write(cutEvery(text, size)), text).to.equal(await write([text]));
    });
  }

  it(`makes the same DOM in random pieces for every example of the specifications (seed ${seed})`, async () => {
    const random = createRandom(seed);
    for (const text of texts) expect(await write(cutAtRandom(text, random)), text).to.equal(await write([text]));
  });

  it(`makes the same DOM in any pieces for invented texts (seed ${seed})`, () => {
    forSeeds(
      2000,
      (random) => {
        const text = fuzzText(random);
        const cuts = random.below(2);
        const cutSeed = random.below(2 ** 32);
        const isSame = (wanted: string) => {
          const pieces = cuts === 0 ? cutEvery(wanted, 1) : cutAtRandom(wanted, createRandom(cutSeed));
          return writeNow(pieces) === writeNow([wanted]);
        };
        if (!isSame(text)) {
          const short = shorten(text, isSame);
          const pieces = cuts === 0 ? cutEvery(short, 1) : cutAtRandom(short, createRandom(cutSeed));
          expect.fail(`another DOM in pieces: ${JSON.stringify(pieces)}\n${writeNow([short])}\n${writeNow(pieces)}`);
        }
      },
      seed,
    );
  }).timeout(60_000);
});
