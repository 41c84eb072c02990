import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {findBannedCode, readSources} from './read-source.js';

const root = new URL('../../', import.meta.url);
const sources = readSources(new URL('src/', root));
const longest = 300;

const findLongFiles = (files: readonly {readonly file: string; readonly code: string}[]) =>
  files.filter(({code}) => code.trimEnd().split('\n').length > longest).map(({file}) => file);

describe('the source', () => {
  it('has no file of more than 300 lines', () => {
    const all = ['src/', 'test/', 'demo/', 'build/'].flatMap((folder) => readSources(new URL(folder, root)));
    assert.deepEqual(findLongFiles(all), []);
    assert.deepEqual(findLongFiles([{file: 'long.ts', code: '\n;'.repeat(longest)}]), ['long.ts']);
  });

  it('parses no HTML, sets no style attribute and evaluates no code', () => {
    assert.deepEqual(
      sources.flatMap(({file, code}) => findBannedCode(file, code)),
      [],
    );
  });

  const offences = [
    `node.innerHTML = text;`,
    `node['innerHTML'] = text;`,
    `import {unsafeHTML} from 'lit/directives/unsafe-html.js';`,
    `node.insertAdjacentHTML('beforeend', text);`,
    'html`<p style="color: red">`;',
    'html`<p\n  style=${styles}>`;',
    `html(styleMap({}));`,
    `const parser = new DOMParser();`,
    `eval('1');`,
    `const f = new Function('return 1');`,
  ];
  for (const code of offences) {
    it(`would not pass with ${code.replace('\n', ' ')}`, () => assert.notDeepEqual(findBannedCode('a.ts', code), []));
  }

  it('may speak of all that in comments', () => {
    assert.deepEqual(findBannedCode('a.ts', '// no innerHTML, no eval()\nconst styled = css`p {color: red}`;'), []);
  });
});
