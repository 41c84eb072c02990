import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import {describe, it} from 'node:test';
import {compareSurfaces, leastLevel} from '../../../build/release/compare-surfaces.js';
import {parseSurface, readSurface, writeSurface} from '../../../build/release/surface.js';
import {readManifest} from '../../../docs/generate/manifest.js';
import {elementWith, named} from './element.js';

const surfaceOf = (lines: string) => parseSurface(lines.replaceAll('; ', '\n'));

describe('the surface of a package', () => {
  it('has a line for each name that a page can hold on to, in order', () => {
    const element = elementWith({
      attributes: [{...named('model-id', 'string'), property: 'modelId'}],
      properties: [named('tools', 'readonly Tool[]'), {...named('status', 'ChatStatus'), isReadOnly: true}],
      methods: [named('send', '(question: string) => Promise<Message>')],
      events: [{...named('outcrop-send'), fields: [named('question', 'string')]}],
      slots: [named('launcher')],
      parts: [named('panel')],
      states: [named('open')],
      tokens: [{...named('--outcrop-accent'), byDefault: '#05c'}],
    });
    assert.equal(
      writeSurface(readSurface(element, ['.', './headless'])),
      [
        'attribute model-id = string',
        'entry .',
        'entry ./headless',
        'event outcrop-send',
        'event outcrop-send: question = string',
        'method send = (question: string) => Promise<Message>',
        'part panel',
        'property tools = readonly Tool[]',
        'slot launcher',
        'state open',
        'token --outcrop-accent = #05c',
        'value status = ChatStatus',
        '',
      ].join('\n'),
    );
  });

  it('is read as it was written, also where a type has an equals sign in it', () => {
    const surface = new Map([
      ['method a', '(b = 1) => void'],
      ['part c', ''],
    ]);
    assert.deepEqual(parseSurface(writeSurface(surface)), surface);
  });

  it('of this package has all that its manifest has', (context) => {
    if (!existsSync('custom-elements.json')) return context.skip('npm run build writes the manifest');
    const surface = readSurface(readManifest(), ['.']);
    for (const name of ['attribute model-id', 'method send', 'event outcrop-error', 'part panel', 'property tools']) {
      assert.ok(surface.has(name), name);
    }
    assert.ok(surface.size > 200, `it has ${surface.size} names`);
    assert.deepEqual(parseSurface(writeSurface(surface)), surface);
  });
});

describe('two surfaces', () => {
  it('differ in what was added, taken away, and promises something else', () => {
    const before = surfaceOf('attribute a = string; part b; token --c = red');
    const after = surfaceOf('attribute a = string; part d; token --c = blue');
    assert.deepEqual(compareSurfaces(before, after), {
      added: ['part d'],
      removed: ['part b'],
      changed: [{name: 'token --c', before: 'red', after: 'blue'}],
    });
  });

  const rows = [
    ['part a', 'part a', '1.2.3', 'patch'],
    ['part a', 'part a; part b', '1.2.3', 'minor'],
    ['part a', 'part b', '1.2.3', 'major'],
    ['token --a = 1px', 'token --a = 2px', '1.2.3', 'major'],
    ['part a', 'part b', '0.2.3', 'minor'],
    ['part a', 'part a', '0.2.3', 'patch'],
  ] as const;
  for (const [before, after, version, level] of rows) {
    it(`“${before}” → “${after}” is at least a ${level} version after ${version}`, () => {
      assert.equal(leastLevel(compareSurfaces(surfaceOf(before), surfaceOf(after)), version), level);
    });
  }
});
