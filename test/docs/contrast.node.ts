import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {readSamples} from './read-docs.js';

/** Relative luminance of a colour such as #aabbcc. (WCAG 2.2) */
function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrastOf(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminanceOf(a), luminanceOf(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const pairs = [
  ['text', 'surface'],
  ['text', 'surface-raised'],
  ['text-quiet', 'surface'],
  ['text-quiet', 'surface-raised'],
  ['on-accent', 'accent'],
  ['danger', 'surface'],
] as const;

describe('the looks in the guide can be read', () => {
  const themes = readSamples('docs/theming.md').filter(({language, code}) => language === 'css' && /accent/.test(code));
  for (const {line, code} of themes) {
    it(`those of line ${line}`, () => {
      const colours = new Map(
        Array.from(code.matchAll(/--outcrop-([\w-]+): (#[\da-f]{6})/g), ([, name = '', value = '']) => [name, value]),
      );
      for (const [text, ground] of pairs) {
        const [a, b] = [colours.get(text), colours.get(ground)];
        if (a && b) assert.ok(contrastOf(a, b) >= 4.5, `${text} on ${ground}: ${contrastOf(a, b).toFixed(2)}`);
      }
    });
  }

  it('as can the defaults in its table', () => {
    const rows = readFileSync('docs/theming.md', 'utf8').matchAll(
      /\| `--outcrop-([\w-]+)` \|[^|]*\| `(#\w{6})`, dark `(#\w{6})`/g,
    );
    const tokens = new Map(Array.from(rows, ([, name = '', light = '', dark = '']) => [name, {light, dark}]));
    assert.equal(tokens.size, 8);
    for (const [text, ground] of pairs) {
      for (const scheme of ['light', 'dark'] as const) {
        const contrast = contrastOf(tokens.get(text)?.[scheme] ?? '', tokens.get(ground)?.[scheme] ?? '');
        assert.ok(contrast >= 4.5, `${text} on ${ground} in ${scheme}: ${contrast.toFixed(2)}`);
      }
    }
  });
});
