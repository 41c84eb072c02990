import assert from 'node:assert/strict';
import {it} from 'node:test';
import {MarkdownWriter} from '../../../src/markdown/markdown-writer.js';
import {loadRare} from '../../../src/markdown/rare.js';
import {createNullRoot} from './null-document.js';
import {answer, uniform} from './texts.js';

it('a document that shows nothing is enough to parse what the benchmark does', async () => {
  await loadRare();
  for (const text of [answer, ...Object.values(uniform)]) {
    const root = createNullRoot() as HTMLElement;
    const writer = new MarkdownWriter(root, {loadHighlighter: undefined, loadMath: undefined});
    writer.write(text);
    writer.end();
    assert.notEqual(root.firstChild, null);
  }
});
