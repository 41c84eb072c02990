import {expect} from '@open-wc/testing';
import {fromJson, toBase64, toJson} from '../../src/transcript/lossless-json.js';
import {forSeeds, type Random} from './random.js';

const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

describe('JSON that nothing is lost in', () => {
  const values: [string, unknown][] = [
    ['plain values', {a: [1, 'x', null, true, 1.5e300, '\u2028'], b: {}}],
    ['nothing', undefined],
    ['members that are nothing', {a: undefined, b: [undefined, 1]}],
    ['odd numbers', [Number.NaN, Infinity, -Infinity, -0, 0, 2 ** 53]],
    ['large whole numbers', {a: 12_345_678_901_234_567_890n}],
    ['dates', new Date(Date.UTC(2026, 0, 1))],
    ['bytes', {bytes: Uint8Array.from({length: 256}, (_, at) => at)}],
    ['no bytes', new Uint8Array()],
    ['objects that look like ours', {$: 'bytes', is: 'AQID'}],
    ['objects that look like ours, in theirs', [{$: 'object', is: {$: 'nothing'}}, {$: 7}, {$: undefined}]],
    ['names that every object has', JSON.parse('{"__proto__": {"a": 1}, "constructor": 2, "toString": 3}')],
    ['half of a character', '\ud83d'],
  ];
  for (const [what, value] of values) {
    it(`gives ${what} back`, () => {
      const back = fromJson(toJson(value));
      expect(back).to.deep.equal(value);
      expect(toJson(back)).to.equal(toJson(value));
    });
  }

  it('gives back whatever is put together, with its members in their order', () => {
    forSeeds(500, (random) => {
      const value = randomValue(random, 4);
      const json = toJson(value);
      const back = fromJson(json);
      expect(back).to.deep.equal(value);
      expect(toJson(back)).to.equal(json);
      expect(() => JSON.parse(json)).to.not.throw();
    });
  });

  it('takes many bytes at once', () => {
    const bytes = Uint8Array.from({length: 1_000_003}, (_, at) => (at * 7) % 256);
    expect(fromJson(toJson(bytes))).to.deep.equal(bytes);
    expect(toBase64(new TextEncoder().encode('Hello'))).to.equal('SGVsbG8=');
  });

  it('reads any other JSON as it is', () => {
    expect(fromJson('{"a": [1, {"b": null}]}')).to.deep.equal({a: [1, {b: null}]});
    expect(fromJson('{"$": "sparkle", "is": 1}')).to.deep.equal({$: 'sparkle', is: 1});
  });

  for (const json of ['', '{', '{"$": "bytes", "is": "?"}', '{"$": "bigint", "is": "x"}']) {
    it(`says so when it cannot be read: ${json}`, () => expect(() => fromJson(json)).to.throw(SyntaxError));
  }

  it('ends for what is nested without end', () => {
    expect(() => fromJson(deep(5_000_000))).to.throw(Error);
  });

  it('does not let a text set what objects inherit', () => {
    const value = fromJson('{"__proto__": {"isAdmin": true}}') as object;
    expect('isAdmin' in value).to.equal(false);
    expect(Object.getPrototypeOf(value)).to.equal(Object.prototype);
  });
});

function randomValue(random: Random, depth: number): unknown {
  const leaf = random.pick<unknown>([1, -0, 'x', '', null, true, undefined, Number.NaN, new Uint8Array([1, 2])]);
  if (depth === 0) return leaf;
  const values = Array.from({length: random.below(4)}, () => randomValue(random, depth - 1));
  const names = ['$', 'is', 'a', '1', '__proto__', 'constructor'] as const;
  return random.pick<unknown>([
    leaf,
    values,
    Object.fromEntries(values.map((value) => [random.pick(names), value])),
    {$: random.pick(['bytes', 'object', 'nothing', 'number']), is: values},
  ]);
}
