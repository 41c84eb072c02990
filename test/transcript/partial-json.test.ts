import {expect} from '@open-wc/testing';
import {readPartialJson} from '../../src/transcript/partial-json.js';
import {forSeeds, type Random} from './random.js';
import {timeRatio} from './time-ratio.js';

const cases: [string, unknown][] = [
  ['', undefined],
  ['  ', undefined],
  ['x', undefined],
  ['tru', undefined],
  ['true', true],
  ['-', undefined],
  ['-1', -1],
  ['12', 12],
  ['1.', 1],
  ['1.5e', 1.5],
  ['1.5e+', 1.5],
  ['"', ''],
  ['"ab', 'ab'],
  ['"a\\', 'a'],
  ['"a\\u00', 'a'],
  ['"a\\n', 'a\n'],
  ['"\\\\ud83d', '\\ud83d'],
  ['"a\\ud83d', 'a'],
  ['"a\\ud83d\\ude', 'a'],
  ['"a\\ud83d\\ude00', 'a😀'],
  ['"\\ud83d"', '\ud83d'],
  ['[', []],
  ['[1', [1]],
  ['[1,', [1]],
  ['[1,[2,"x', [1, [2, 'x']]],
  ['[[]', [[]]],
  ['{', {}],
  ['{"a', {}],
  ['{"a"', {}],
  ['{"a":', {}],
  ['{"a":1', {a: 1}],
  ['{"a":1,', {a: 1}],
  ['{"a":1,"b', {a: 1}],
  ['{"a":{"b":[nul', {a: {b: []}}],
  ['{"a":{"b":[null', {a: {b: [null]}}],
  [' {\n"a" :\t1 , "b" : [ 2 , 3 ] } ', {a: 1, b: [2, 3]}],
  ['{"__proto__":{"x":1', JSON.parse('{"__proto__":{"x":1}}')],
];

const mistakes: [string, unknown][] = [
  ['{"a":1]', {a: 1}],
  ['{"a":1}}', {a: 1}],
  ['{"a":1,}', {a: 1}],
  ['[1,]', [1]],
  ['[1 2]', [1]],
  ['{a:1}', {}],
  ['{"a" 1}', {}],
  ['[01]', [0]],
  ['"a\nb"', 'a'],
  ['"a\\qb"', 'a'],
  ['{"a":1} and more', {a: 1}],
  ['}', undefined],
  [',', undefined],
];

describe('JSON that is still growing', () => {
  for (const [text, value] of cases) {
    it(`${JSON.stringify(text)} reads as ${JSON.stringify(value)}`, () => {
      expect(readPartialJson(text)).to.deep.equal(value);
    });
  }
});

describe('JSON with a mistake', () => {
  for (const [text, value] of mistakes) {
    it(`${JSON.stringify(text)} reads as ${JSON.stringify(value)}`, () => {
      expect(readPartialJson(text)).to.deep.equal(value);
    });
  }
});

describe('random JSON', () => {
  it('reads whole as JSON.parse reads it', () => {
    forSeeds(300, (random) => {
      const value = randomJson(random, 5);
      for (const space of [0, 2]) expect(readPartialJson(JSON.stringify(value, null, space))).to.deep.equal(value);
    });
  });

  it('reads at every length, as a beginning of what it reads whole', () => {
    forSeeds(60, (random) => {
      const value = randomJson(random, 4);
      const text = JSON.stringify(value);
      for (let length = 0; length <= text.length; length += 1) {
        const part = readPartialJson(text.slice(0, length));
        if (!isBeginning(part, value)) throw new Error(`${text.slice(0, length)} read as ${JSON.stringify(part)}`);
      }
    });
  });

  it('never throws when characters are lost', () => {
    forSeeds(500, (random) => {
      const text = JSON.stringify(randomJson(random, 5));
      const at = random.below(text.length);
      readPartialJson(text.slice(0, at) + text.slice(at + 1 + random.below(3)));
    });
  });
});

describe('large JSON', () => {
  it('of any depth does not throw', () => {
    expect(() => readPartialJson('['.repeat(50_000))).not.to.throw();
    expect(() => readPartialJson('{"a":'.repeat(50_000))).not.to.throw();
  });

  it('takes linear time as one long string', () => {
    expect(timeRatio((size) => readPartialJson(`{"a":"${'x\\n'.repeat(size)}`), 200_000)).to.be.below(9);
  });

  it('takes linear time as many values', () => {
    expect(timeRatio((size) => readPartialJson(`[${'{"a":[1,true]},'.repeat(size)}`), 20_000)).to.be.below(9);
  });
});

function randomJson(random: Random, depth: number): unknown {
  const leaves = [null, true, false, 0, -12.5, 123_456, '', 'a"b\\c/\n\u0001😀', '\u2028é'] as const;
  if (depth === 0 || random.below(3) === 0) return random.pick([...leaves]);
  const length = random.below(4);
  if (random.below(2) === 0) return Array.from({length}, () => randomJson(random, depth - 1));
  return Object.fromEntries(Array.from({length}, (_, at) => [`k"${at}`, randomJson(random, depth - 1)]));
}

/** True when `part` can become `whole` by growing. */
function isBeginning(part: unknown, whole: unknown): boolean {
  if (part === undefined) return true;
  if (typeof part === 'string') return typeof whole === 'string' && whole.startsWith(part);
  if (typeof part === 'number') return typeof whole === 'number' && String(whole).startsWith(String(part));
  if (Array.isArray(part)) return Array.isArray(whole) && part.every((item, at) => isBeginning(item, whole[at]));
  if (typeof part !== 'object' || part === null) return part === whole;
  const grown = Object(whole) as Record<string, unknown>;
  return Object.entries(part).every(([key, value]) => key in grown && isBeginning(value, grown[key]));
}
