import {expect} from '@open-wc/testing';
import {PartWriter} from '../../../src/backends/bedrock-chat/parts.js';
import {CitedText} from '../../../src/backends/bedrock-chat/sources.js';
import {cutIntoParts, longestMessage} from '../../../src/backends/bedrock-chat/socket-parts.js';
import {createUlid} from '../../../src/backends/bedrock-chat/ulid.js';
import type {Citation, StreamEvent} from '../../../src/model/index.js';
import {forSeeds} from '../../transcript/random.js';

const first: Citation = {title: 'First'};
const second: Citation = {title: 'Second'};
const sources = new Map([
  ['t@0', first],
  ['t@1', second],
]);

/** The pieces of a text that comes in these cuts, with neighbouring words joined. */
function read(cuts: readonly string[]): readonly (string | Citation)[] {
  const cited = new CitedText(sources);
  const joined: (string | Citation)[] = [];
  for (const piece of [...cuts.flatMap((cut) => cited.add(cut)), ...cited.end()]) {
    const last = joined.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') joined[joined.length - 1] = last + piece;
    else joined.push(piece);
  }
  return joined;
}

const texts = [
  {text: 'Blue[^t@0] sky[^t@1][^t@0].', pieces: ['Blue', first, ' sky', second, first, '.']},
  {text: '[^t@0]', pieces: [first]},
  {text: 'a[0] [^x] [^] [^ t@0] [^t@0 ] [^t@0', pieces: ['a[0] [^x] [^] [^ t@0] [^t@0 ] [^t@0']},
  {text: '[[^t@0]] /[^a-z]+/', pieces: ['[', first, '] /[^a-z]+/']},
  {text: `[^${'x'.repeat(400)}] [^t@1]`, pieces: [`[^${'x'.repeat(400)}] `, second]},
  {text: '', pieces: []},
];

describe('marks of sources in a text', () => {
  for (const {text, pieces} of texts) {
    it(`give way to citations in ${JSON.stringify(text.slice(0, 40))}, wherever it is cut`, () => {
      expect(read([text])).to.deep.equal(pieces);
      expect(read([...text])).to.deep.equal(pieces);
      forSeeds(30, (random) => {
        expect(read(random.cut(text))).to.deep.equal(pieces);
      });
    });
  }

  it('hold back no more than what may be a mark', () => {
    expect(new CitedText(sources).add('Blue [^')).to.deep.equal(['Blue ']);
    expect(new CitedText(sources).add('Blue [^ x')).to.deep.equal(['Blue [^ x']);
  });

  it('are read in every block of an answer', () => {
    const writer = new PartWriter(sources);
    const parts: readonly StreamEvent[] = [
      ...writer.text('A [^t'),
      ...writer.text('@0]['),
      ...writer.reasoning('Hm'),
      ...writer.text('B'),
      ...writer.end('end_turn', {}),
    ];
    expect(parts.slice(1, -1)).to.deep.equal([
      {contentBlockDelta: {contentBlockIndex: 0, delta: {text: 'A '}}},
      {contentBlockDelta: {contentBlockIndex: 0, delta: {citation: first}}},
      {contentBlockDelta: {contentBlockIndex: 0, delta: {text: '['}}},
      {contentBlockStop: {contentBlockIndex: 0}},
      {contentBlockDelta: {contentBlockIndex: 1, delta: {reasoningContent: {text: 'Hm'}}}},
      {contentBlockStop: {contentBlockIndex: 1}},
      {contentBlockDelta: {contentBlockIndex: 2, delta: {text: 'B'}}},
      {contentBlockStop: {contentBlockIndex: 2}},
    ]);
  });
});

describe('the parts of a long question', () => {
  it('are whole characters, and fit into a message whatever they hold', () => {
    const letters = ['a', '"', '\\', 'ü', '€', '🐟', '\n'] as const;
    forSeeds(5, (random) => {
      const text = JSON.stringify(Array.from({length: 30_000}, () => random.pick(letters)).join(''));
      const parts = cutIntoParts(text);
      expect(parts.join('') === text).to.equal(true);
      const sizes = parts.map((part, index) => {
        expect(/^[\udc00-\udfff]|[\ud800-\udbff]$/.test(part)).to.equal(false);
        return new TextEncoder().encode(JSON.stringify({step: 'BODY', index, part})).length;
      });
      expect(Math.max(...sizes)).to.be.at.most(longestMessage);
      // Each message costs the server a call, so none is shorter than it has to be.
      expect(Math.min(...sizes.slice(0, -1))).to.be.above(longestMessage - 64);
    });
  });

  it('are one for a short question, though it were empty', () => {
    expect(cutIntoParts('{}')).to.deep.equal(['{}']);
    expect(cutIntoParts('')).to.deep.equal(['']);
  });
});

describe('a ULID', () => {
  it('begins with its time, and is another one each time', () => {
    // The example of the specification: https://github.com/ulid/spec
    expect(createUlid(1_469_918_176_385)).to.match(/^01ARYZ6S41[0-9A-HJKMNP-TV-Z]{16}$/);
    expect(createUlid(0)).to.not.equal(createUlid(0));
  });
});
