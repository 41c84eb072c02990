import {expect} from '@open-wc/testing';
import {nothing, render} from 'lit';

import {until} from '../../harness.js';
import {loadRare} from '../../../../src/markdown/rare.js';
import {createMarkdownWords} from '../../../../src/ui/panel/markdown/index.js';
import {rareStyles} from '../../../../src/ui/panel/markdown/rare-styles.js';
import {markdownStyles} from '../../../../src/ui/panel/markdown/styles.js';

const ignored = {adopt: () => undefined, rest: () => undefined, say: () => undefined};

/** A place where a text is drawn as markdown, again and again. */
function createPlace() {
  const place = document.createElement('div');
  document.body.append(place);
  const words = createMarkdownWords({host: new EventTarget(), readStrings: () => ({}), ...ignored});
  const root = render(nothing, place);
  return {
    place,
    root,
    draw: (text: string, isDone = false) => render(words.render(text, isDone), place),
    remove: () => place.remove(),
  };
}

describe('words that are drawn as markdown', () => {
  it('grow at their end, and nothing before is touched', () => {
    const {place, draw, remove} = createPlace();
    draw('# Title\n\nFirst **bo');
    const heading = place.querySelector('h1');
    const before = place.querySelector('strong');
    expect(before?.textContent).to.equal('bo');
    draw('# Title\n\nFirst **bold** and\n\n- one\n');
    expect(place.querySelector('h1')).to.equal(heading);
    expect(place.querySelector('strong')).to.equal(before);
    expect(before?.textContent).to.equal('bold');
    draw('# Title\n\nFirst **bold** and\n\n- one\n- two', true);
    expect(place.querySelectorAll('li')).to.have.length(2);
    remove();
  });

  it('ask for a rest when they grow by more than anybody reads, and not when they are all there', () => {
    let rests = 0;
    const rest = () => {
      rests += 1;
    };
    const words = createMarkdownWords({host: new EventTarget(), readStrings: () => ({}), ...ignored, rest});
    const place = document.createElement('div');
    const draw = (text: string, isDone = false) => render(words.render(text, isDone), place);
    const much = 'word '.repeat(20);
    draw('A few words');
    expect(rests).to.equal(0);
    draw(`A few words ${much}`);
    expect(rests).to.equal(1);
    draw(`A few words ${much} and more`);
    draw(`A few words ${much} and more ${much}`, true);
    expect(rests).to.equal(1);
    expect(place.textContent).to.contain('and more word');
  });

  it('say that a button has copied', async () => {
    await loadRare();
    Object.defineProperty(navigator, 'clipboard', {configurable: true, value: {writeText: async () => undefined}});
    const said = await new Promise<string>((say) => {
      const words = createMarkdownWords({host: new EventTarget(), readStrings: () => ({}), ...ignored, say});
      const place = document.createElement('div');
      render(words.render('```\nconst a;\n```', true), place);
      place.querySelector<HTMLButtonElement>('.md-copy')?.click();
    });
    Reflect.deleteProperty(navigator, 'clipboard');
    expect(said).to.equal('Copied');
  });

  it('have a layer of its own for each block, so that browsers need not go through all of them with every word', () => {
    const {place, draw, remove} = createPlace();
    document.adoptedStyleSheets = [...markdownStyles];
    draw('# Title\n\nFirst\n\n- one\n', true);
    const blocks = [...(place.querySelector('.markdown')?.children ?? [])];
    expect(blocks.map((block) => getComputedStyle(block).isolation)).to.deep.equal(['isolate', 'isolate', 'isolate']);
    document.adoptedStyleSheets = [];
    remove();
  });

  it('have tables whose columns stand as they say, and scroll rather than break words', async () => {
    const {place, draw, remove} = createPlace();
    place.style.cssText = 'inline-size: 320px; overflow-wrap: anywhere';
    document.adoptedStyleSheets = [...markdownStyles, ...rareStyles];
    await loadRare();
    const row = '| Revenue | Expenses | Development | 1,234,567.89 | `configuration` |\n';
    draw(`${row}| - | :- | :-: | -: | - |\n${row}`, true);
    const cells = [...place.querySelectorAll('td')];
    expect(cells.map((cell) => getComputedStyle(cell).textAlign)).to.deep.equal([
      'start',
      'left',
      'center',
      'right',
      'start',
    ]);
    const heights = [...cells, ...place.querySelectorAll('th')].map((cell) => cell.getBoundingClientRect().height);
    expect(Math.max(...heights)).to.be.below(45);
    const table = place.querySelector('.md-table');
    expect(table?.scrollWidth).to.be.above(table?.clientWidth ?? 0);
    expect(table?.clientWidth).to.be.at.most(320);
    document.adoptedStyleSheets = [];
    remove();
  });

  it('have buttons and boxes whose names are in the language of the chat, as far as it has some', async () => {
    const place = document.createElement('div');
    const markdown = {copyCode: 'Code kopieren', task: 'Aufgabe'};
    const words = createMarkdownWords({
      host: new EventTarget(),
      readStrings: () => ({markdown}),
      ...ignored,
    });
    render(words.render('- [x] Stein\n\n```\nx\n```\n', true), place);
    expect(place.querySelector('.md-task')?.ariaLabel).to.equal('Aufgabe');
    const names = () => [...place.querySelectorAll('.md-bar button')].map((button) => button.textContent);
    await until(() => names().length > 0);
    expect(names()).to.deep.equal(['Wrap lines', 'Code kopieren']);
  });

  it('show what stands open as the words that it is, once nothing follows', () => {
    const {place, draw, remove} = createPlace();
    draw('It is **bold');
    expect(place.querySelector('strong')).not.to.equal(null);
    draw('It is **bold', true);
    expect(place.querySelector('strong')).to.equal(null);
    expect(place.textContent).to.equal('It is **bold');
    remove();
  });

  it('are written once when nothing has changed, and anew when they are others', () => {
    const {place, draw, remove} = createPlace();
    draw('Hello', true);
    const paragraph = place.querySelector('p');
    draw('Hello', true);
    expect(place.querySelector('p')).to.equal(paragraph);
    draw('Good bye', true);
    expect(place.textContent).to.equal('Good bye');
    draw('Good bye, *all*', true);
    expect(place.querySelector('em')?.textContent).to.equal('all');
    remove();
  });

  it('stand again in an element that was moved', () => {
    const {place, draw, root, remove} = createPlace();
    draw('Some [link](https://example.com)', true);
    root.setConnected(false);
    root.setConnected(true);
    expect(place.querySelectorAll('a')).to.have.length(1);
    expect(place.textContent).to.contain('Some link');
    remove();
  });

  it('make nothing of what is hostile', () => {
    const {place, draw, remove} = createPlace();
    draw('<img src=x onerror=alert(1)> [a](javascript:alert(1)) ![b](https://example.com/b.png)', true);
    expect(place.querySelector('img, script, [onerror], a[href^="javascript"]')).to.equal(null);
    remove();
  });
});
