import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {namesOf, readManifest} from '../packages/read-manifest.js';

type Rules = readonly {readonly selector: string; readonly tokens: ReadonlyMap<string, string>}[];

const tokens = namesOf(readManifest().element.cssProperties);
const files = readdirSync('src/themes').filter((name) => name.endsWith('.css'));

/** The rules of a style sheet, those in a media query as well. */
function readRules(css: string): Rules {
  return Array.from(css.matchAll(/(:where\(.*\)) \{([^}]*)\}/g), ([, selector = '', body = '']) => {
    const declarations = Array.from(
      body.matchAll(/(--[\w-]+): (.+);/g),
      ([, name = '', value = '']) => [name, value] as const,
    );
    return {selector, tokens: new Map(declarations)};
  });
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [one, other].map(luminance).toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** What is read, and what it is read on. */
const pairs = [
  ['text', 'surface'],
  ['text', 'surface-raised'],
  ['text-quiet', 'surface'],
  ['text-quiet', 'surface-raised'],
  ['on-accent', 'accent'],
  ['accent', 'surface'],
  ['danger', 'surface'],
] as const;

/** What shows where something is, without being read: the ring of the focus, the edge of the text field. */
const edges = [
  ['accent', 'surface'],
  ['accent', 'surface-raised'],
  ['danger', 'surface'],
  ['danger', 'surface-raised'],
] as const;

/** The edge of the text field is so much of the quiet text, as `src/ui/panel/styles/composer.ts` has it. */
const shareOfEdge = 0.75;

/** A colour that lies over another one, with that share. */
function blend(front: string, back: string, share: number): string {
  const channel = (hex: string, start: number) => Number.parseInt(hex.slice(start, start + 2), 16);
  const mixed = [1, 3, 5].map((at) => Math.round(channel(front, at) * share + channel(back, at) * (1 - share)));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** The looks without a theme, light and dark. */
function readDefaults(): Rules {
  const source = readFileSync('src/ui/styles/tokens.ts', 'utf8');
  const [dark = '', light = ''] = source.split('export const tokens');
  return [light, dark].map((text, index) => ({
    selector: index === 0 ? 'light' : 'dark',
    tokens: new Map(
      Array.from(text.matchAll(/var\((--outcrop-[\w-]+), (#\w{6})\)/g), ([, name = '', value = '']) => [name, value]),
    ),
  }));
}

const looks = [
  {file: 'the default', rules: readDefaults()},
  ...files.map((file) => ({file, rules: readRules(readFileSync(`src/themes/${file}`, 'utf8'))})),
];

for (const {file, rules} of looks) {
  describe(`the colours of ${file}`, () => {
    for (const {selector, tokens: own} of rules) {
      const colour = (name: string) => own.get(`--outcrop-${name}`) ?? '';

      it(`can be read in ${selector}`, () => {
        for (const [front, back] of pairs) {
          const ratio = contrast(colour(front), colour(back));
          assert.ok(ratio >= 4.5, `${front} on ${back} has ${ratio.toFixed(2)}`);
        }
      });

      it(`show where the focus is and where one writes in ${selector}`, () => {
        for (const [front, back] of edges) {
          const ratio = contrast(colour(front), colour(back));
          assert.ok(ratio >= 3, `${front} on ${back} has ${ratio.toFixed(2)}`);
        }
        for (const back of ['surface', 'surface-raised']) {
          const edge = blend(colour('text-quiet'), colour('surface'), shareOfEdge);
          const ratio = contrast(edge, colour(back));
          assert.ok(ratio >= 3, `the edge of the text field on ${back} has ${ratio.toFixed(2)}`);
        }
      });
    }
  });
}

describe('the contrast of two colours', () => {
  it('is what WCAG says it is', () => {
    assert.equal(contrast('#000000', '#ffffff'), 21);
    assert.equal(contrast('#777777', '#ffffff').toFixed(2), '4.48');
  });
});

for (const file of files) {
  const css = readFileSync(`src/themes/${file}`, 'utf8');
  const rules = readRules(css);
  const least = file === 'contrast.css' ? 7 : 4.5;

  describe(`the theme ${file}`, () => {
    it('sets tokens that there are', () => {
      const set = rules.flatMap(({tokens: own}) => [...own.keys()]);
      assert.ok(set.length > 7);
      assert.deepEqual(
        set.filter((name) => !tokens.includes(name)),
        [],
      );
    });

    it(`can be read everywhere, with a contrast of ${least} and more`, () => {
      for (const {selector, tokens: own} of rules) {
        const colour = (name: string) => own.get(`--outcrop-${name}`) ?? '';
        for (const [front, back] of pairs) {
          const ratio = contrast(colour(front), colour(back));
          assert.ok(ratio >= least, `${front} on ${back} has ${ratio.toFixed(2)} in ${selector}`);
        }
      }
    });

    it('is the same for a visitor in the dark and for theme="dark"', () => {
      const [, ...dark] = rules;
      assert.ok(dark.length === 0 || dark.length === 2);
      assert.deepEqual(dark[0]?.tokens, dark[1]?.tokens);
    });

    it('leaves the last word to the page', () => {
      const selectors = Array.from(css.matchAll(/^\s*([^\s@/}].*) \{$/gm), ([, selector = '']) => selector);
      assert.deepEqual(
        selectors.filter((selector) => !selector.startsWith(':where(')),
        [],
      );
    });
  });
}
