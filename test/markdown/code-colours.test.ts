import {expect} from '@open-wc/testing';
import type {Highlighter} from '../../src/markdown/options.js';
import {cutEvery} from './conformance/cut.js';
import {startMarkdown, writeWhole} from './write.js';

/** Colours whole lines, and remembers what it was asked for. */
function countLines() {
  const asked: string[] = [];
  const highlighter: Highlighter = {
    tokenize(code) {
      asked.push(code);
      return code.split(/(?<=\n)/).map((text) => ({text, type: 'str'}));
    },
  };
  return {asked, loadHighlighter: async () => highlighter};
}

describe('the colours of code', () => {
  const long = 'x'.repeat(1000);
  const text = `\`\`\`ts\na\n${long}\nb\n\`\`\`\n`;

  it('leave a line of 1,000 characters plain, since a tokenizer takes its square', async () => {
    const {asked, loadHighlighter} = countLines();
    const root = await writeWhole(text, {loadHighlighter});
    expect(asked.filter(({length}) => length >= 1000)).to.deep.equal([]);
    expect([...root.querySelectorAll('code > span')].map(({textContent}) => textContent)).to.deep.equal(['a\n', 'b\n']);
    expect(root.querySelector('code')?.textContent).to.equal(`a\n${long}\nb\n`);
  });

  it('are the same around such a line however it comes', async () => {
    const whole = await writeWhole(text);
    const started = startMarkdown();
    started.show('```ts\n');
    await started.markdown.settle();
    for (const piece of cutEvery(text.slice(6), 7)) started.show(piece);
    started.markdown.end();
    expect(started.root.innerHTML).to.equal(whole.innerHTML);
  });

  it('come with a line that is one character shorter', async () => {
    const {asked, loadHighlighter} = countLines();
    await writeWhole(text.replace('xx', 'x'), {loadHighlighter});
    expect(asked).to.deep.equal([`a\n${long.slice(1)}\nb\n`]);
  });
});
