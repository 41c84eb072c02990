import assert from 'node:assert/strict';
import {readFileSync, readdirSync} from 'node:fs';
import {describe, it} from 'node:test';
import {mostBytes, screens} from '../../docs/generate/screens.js';
import {listDocuments} from './read-docs.js';

const pictures = readdirSync('docs/screens');
const weigh = (name: string) => readFileSync(`docs/screens/${name}`).length;
const guides = listDocuments()
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

describe('the pictures in the guides', () => {
  it('are those that the script takes', () => {
    assert.deepEqual(pictures.toSorted(), screens.map(({name}) => `${name}.png`).toSorted());
  });

  it('weigh little', () => {
    for (const name of pictures) assert.ok(weigh(name) <= mostBytes.each, `${name} weighs ${weigh(name)} bytes`);
    const all = pictures.reduce((sum, name) => sum + weigh(name), 0);
    assert.ok(all <= mostBytes.all, `together they weigh ${all} bytes`);
  });

  for (const {name} of screens) {
    it(`show ${name} with words for whoever cannot see it`, () => {
      const tag = new RegExp(`<img src="(?:docs/)?screens/${name}\\.png"[^>]*alt="([^"]+)"`).exec(guides);
      assert.ok((tag?.[1]?.length ?? 0) >= 40, 'it stands in no guide, or without words');
    });
  }
});
