import {expect} from '@open-wc/testing';
import {startMarkdown} from './write.js';

function write(text: string) {
  const {root, markdown} = startMarkdown();
  markdown.write(text);
  markdown.end();
  return {
    root,
    references: [...root.querySelectorAll<HTMLButtonElement>('.md-footnote-button')],
    notes: [...root.querySelectorAll<HTMLElement>('.md-note')],
  };
}

describe('footnotes', () => {
  it('lead back where words of a note came later', async () => {
    const {root, markdown} = startMarkdown();
    markdown.write('a[^a] b[^b]\n\n[^b]: rare &rightleftharpoons;\n\n[^a]: note');
    markdown.end();
    expect(root.querySelector('ol')?.textContent).to.equal('note ↩rare &rightleftharpoons; ↩');
    await markdown.settle();
    expect(root.querySelector('ol')?.textContent).to.equal('note ↩rare ⇌ ↩');
  });

  it('are footnotes behind brackets too, which are no link', () => {
    for (const label of ['1', 'a', 'A', 'Ä']) {
      const {root, references, notes} = write(`[report][^${label}] and ![image][^${label}]\n\n[^${label}]: note`);
      expect(references).to.have.length(2);
      expect(root.querySelector('p')?.textContent).to.equal('[report]1 and ![image]1');
      expect(notes[0]?.hidden).to.equal(false);
    }
  });

  it('end however often one of them is mentioned', () => {
    const {references, notes} = write(`${'[^a]'.repeat(150_000)}\n\n[^a]: note`);
    expect(references).to.have.length(150_000);
    expect(references.at(-1)?.textContent).to.equal('1');
    expect(notes[0]?.textContent).to.equal('note ↩');
  }).timeout(60_000);

  it('are put in order with one move for each at most, and stay where they are in order', () => {
    const labels = Array.from({length: 100}, (_, at) => at);
    const countMoves = (defined: readonly number[]) => {
      const {root, markdown} = startMarkdown();
      markdown.write(`${labels.map((at) => `[^${at}]`).join(' ')}\n\n`);
      markdown.write(defined.map((at) => `[^${at}]: note ${at}\n`).join(''));
      markdown.flush();
      const changes = new MutationObserver(() => undefined);
      changes.observe(root.querySelector('ol') ?? root, {childList: true});
      markdown.end();
      const shown = [...root.querySelectorAll('.md-note:not([hidden])')].map(({textContent}) => textContent);
      expect(shown).to.deep.equal(labels.map((at) => `note ${at} ↩`));
      return changes.takeRecords().filter(({addedNodes}) => addedNodes.length > 0).length;
    };
    expect(countMoves(labels)).to.be.at.most(1);
    expect(countMoves(labels.toReversed())).to.be.at.most(101);
  });

  it('take no longer each where there are many, defined from the last to the first', () => {
    const spend = (count: number) => {
      const labels = Array.from({length: count}, (_, at) => at);
      const started = startMarkdown();
      started.root.remove();
      started.markdown.write(`${labels.map((at) => `[^${at}]`).join(' ')}\n\n`);
      started.show(labels.map((at) => `[^${count - 1 - at}]: a\n`).join(''));
      const begin = performance.now();
      started.markdown.end();
      return Math.max(1, performance.now() - begin) / count;
    };
    spend(500);
    const growth = () => spend(30_000) / Math.min(spend(500), spend(500), spend(500));
    // Others share the machine: what is quadratic is so every time.
    expect([growth, growth, growth, growth].some((measure) => measure() < 6)).to.equal(true);
  }).timeout(60_000);

  it('lead back to where the reader came from', () => {
    const {references, notes} = write('a[^a] b[^a] c[^b]\n\n[^a]: note\n\n[^b]: note');
    const back = notes[0]?.querySelector('button');
    back?.click();
    expect(document.activeElement).to.equal(references[0]);
    references[1]?.click();
    expect(document.activeElement).to.equal(notes[0]);
    back?.click();
    expect(document.activeElement).to.equal(references[1]);
    references[1]?.remove();
    back?.click();
    expect(document.activeElement).to.equal(references[0]);
  });

  it('in the order of the text hide those that it does not mention', () => {
    const {root, references} = write('a[^c] b[^a]\n\n[^never]: never\n\n[^a]: see[^c]\n\n[^c]: c');
    const shown = [...root.querySelectorAll('.md-note:not([hidden])')].map(({textContent}) => textContent);
    expect(shown).to.deep.equal(['c ↩', 'see1 ↩']);
    expect(references.map(({textContent}) => textContent)).to.deep.equal(['1', '2', '1']);
  });
});
