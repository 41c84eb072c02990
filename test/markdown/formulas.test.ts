import {expect} from '@open-wc/testing';
import {mathRenderer} from '../../src/markdown/math/load.js';
import {writeMath} from '../../src/markdown/math/write-math.js';
import {markdownStyles} from '../../src/ui/panel/markdown/styles.js';
import {rareStyles} from '../../src/ui/panel/markdown/rare-styles.js';
import {startMarkdown, writeWhole} from './write.js';

const render = (source: string) => mathRenderer.render(source, true, document);

describe('a formula', () => {
  it('is as it was written where it is longer than 4,000 characters, and no renderer is asked for it', async () => {
    const asked: number[] = [];
    const loadMath = async () => ({render: ({length}: string) => void asked.push(length)});
    const source = 'x+'.repeat(1999);
    const root = await writeWhole(`$$\n${source}xx\n$$\n\n$$\n${source}xxx\n$$`, {loadMath});
    expect(asked).to.deep.equal([4000]);
    expect(root.lastElementChild?.textContent).to.equal(`$$\n${source}xxx\n$$`);
  });

  it('is as it was written where it makes more than 5,000 nodes', async () => {
    const text = {text: 'x'};
    const many = (count: number) => ({type: 'math', children: Array.from({length: count}, () => text)});
    expect(writeMath(many(4999), document)?.childNodes).to.have.length(4999);
    expect(writeMath(many(5000), document)).to.equal(undefined);
    expect(render('x_1+'.repeat(900))).to.equal(undefined);
  });

  it('may define something where it is short, and unfold it some times', () => {
    expect(render('\\newcommand{\\R}{\\mathbb{R}} f: \\R^n \\to \\R')?.textContent).to.equal('f:ℝn→ℝ');
    expect(render(`\\def\\b{x}${'\\b'.repeat(30)}`)?.textContent).to.equal('x'.repeat(30));
    expect(render(`\\def\\b{x}${'\\b'.repeat(31)}`)).to.equal(undefined);
  });

  for (const begin of [
    '\\def\\b{x}',
    '\\gdef\\b{x}',
    '\\edef\\b{x}',
    '\\xdef\\b{x}',
    '\\let\\b=x',
    '\\futurelet\\b x',
    '\\newcommand\\b{x}',
    '\\renewcommand\\alpha{x}',
    '\\providecommand\\b{x}',
  ]) {
    it(`makes not much of little by ${begin}`, () => {
      expect(render(`${begin}${'x'.repeat(200 - begin.length)}`)).not.to.equal(undefined);
      expect(render(`${begin}${'x'.repeat(201 - begin.length)}`)).to.equal(undefined);
      expect(render(`${begin}\\begin{matrix}a&b\\end{matrix}`)).to.equal(undefined);
    });
  }

  for (const begin of ['\\llap{', '\\mathllap{', '\\cancelto{y}{', '\\equilibriumLeft{', '\\equilibriumRight{']) {
    it(`holds ${begin} only some levels deep, each of which is built several times`, () => {
      const nest = (levels: number) => render(`${begin.repeat(levels)}x${'}'.repeat(levels)}`);
      expect(nest(3)).not.to.equal(undefined);
      expect(nest(4)).to.equal(undefined);
      expect(nest(100)).to.equal(undefined);
      expect(render(`\\def\\a#1{${begin}#1}}\\a{\\a{\\a{\\a{x}}}}`)).to.equal(undefined);
      expect(render(`${begin}x} + `.repeat(20).slice(0, -3))).not.to.equal(undefined);
    });
  }

  it('holds no characters that turn the direction of writing', () => {
    expect(render('\\text{\\char"202E abc}')?.textContent).to.match(/^\sabc$/);
  });

  for (const end of ['\\\\', '\\cr ', '\\newline ']) {
    it(`fills up no long table of wide rows that end with ${end.trim()}`, () => {
      const table = (columns: number, rows: number) =>
        render(`\\begin{aligned}x${'&'.repeat(columns)}${`${end}x`.repeat(rows)}\\end{aligned}`);
      expect(table(20, 20)?.querySelectorAll('mtd')).to.have.length(21 * 21);
      expect(table(201, 100)).to.equal(undefined);
    });
  }

  for (const written of ['$\\frac{x$', '\\(\\frac{x\\)', '$$ \\frac{x $$', '\\[\\frac{x\\]']) {
    it(`is as it was written where it is wrong: ${written}`, async () => {
      expect((await writeWhole(`so ${written} is`)).textContent).to.equal(`so ${written} is`);
    });
  }

  for (const written of ['$$\n\\frac{x\n$$', '\\[\n\\frac{x\n\n\\]', '$$\nno end', '\\[\nno\nend']) {
    it(`in lines of its own is as it was written where it is wrong, or never ends: ${written}`, async () => {
      expect((await writeWhole(written)).textContent?.trimEnd()).to.equal(written);
    });
  }

  it('carries its source, set or not, and can be scrolled by keys where it stands apart', async () => {
    const root = await writeWhole('a $b^2$ $\\wrong$ $$c$$\n\n$$\nd\n$$\n\n$$\ne', {loadMath: undefined});
    const formulas = [...root.querySelectorAll<HTMLElement>('.md-math')];
    expect(formulas.map(({dataset}) => dataset['source'])).to.deep.equal([
      '$b^2$',
      '$\\wrong$',
      '$$c$$',
      '$$\nd\n$$',
      undefined,
    ]);
    expect(formulas.map(({tabIndex}) => tabIndex)).to.deep.equal([-1, -1, 0, 0, 0]);
    const set = await writeWhole('a $b^2$');
    expect(set.querySelector<HTMLElement>('.md-math:has(math)')?.dataset['source']).to.equal('$b^2$');
  });

  it('draws over what is before it by a letter at most', () => {
    const margins = (source: string) =>
      [...(render(source)?.querySelectorAll<HTMLElement>('mrow') ?? [])].map(({style}) => style.marginLeft);
    expect(margins('a\\!b\\kern-1em c\\kern-3pt')).to.include.members(['-0.1667em', '-1em', '-2.9888pt']);
    expect(margins('a\\kern-1.1em b\\kern-90em c\\kern-90pt').join('')).to.equal('');
    expect(margins('a\\kern-9mm b\\kern-1in c').join('')).to.equal('');
  });
});

describe('the place of a formula', () => {
  before(() => document.adoptedStyleSheets.push(...markdownStyles, ...rareStyles));
  after(() => {
    document.adoptedStyleSheets = [];
  });

  /** A message below another, in the width of a phone. */
  async function writeBelow(text: string) {
    const older = startMarkdown();
    older.show('older\n\n'.repeat(8));
    const {root, markdown} = startMarkdown();
    for (const each of [older.root, root]) {
      each.className = 'markdown';
      each.style.width = '320px';
    }
    markdown.write(text);
    markdown.end();
    await markdown.settle();
    return {root, older: older.root};
  }

  for (const place of ['', '# ', '- ', '> ', '- [ ] ', '**a** *', '| a |\n| - |\n| ']) {
    it(`is its message, from ${place || 'a paragraph'}`, async () => {
      const box = '\\colorbox{white}{\\Large\\text{Your session expired}}';
      const {root, older} = await writeBelow(`${place}$\\smash{\\raisebox{9em}{${box}}}$ $${'aaaa+'.repeat(60)}a$`);
      expect(root.querySelectorAll('math')).to.have.length(2);
      older.scrollIntoView();
      const {left, top, bottom} = older.getBoundingClientRect();
      for (let y = top + 2; y < bottom; y += 8) {
        for (let x = left + 10; x < left + 320; x += 30) {
          expect(root.contains(document.elementFromPoint(x, y))).to.equal(false);
        }
      }
      expect(root.scrollWidth).to.be.at.most(320 + 4);
    });
  }

  it('has no scrollbar where it is an ordinary one', async () => {
    const text = 'so $\\frac{a}{b}$, $\\int_0^1 x\\,dx$, $\\displaystyle\\sum_{i=1}^n\\frac{1}{i^2}$';
    const {root} = await writeBelow(`# ${text}\n\n${text}\n\n- ${text}\n\n$$\n\\sum_{i=1}^n \\frac{a}{g_{y_p}}\n$$`);
    const scrollers = [...root.querySelectorAll<HTMLElement>(':is(h1, p, .md-math-display)')];
    expect(scrollers).to.have.length(4);
    for (const each of scrollers) {
      expect(each.scrollWidth).to.be.at.most(each.clientWidth);
      expect(each.offsetHeight).to.equal(each.clientHeight);
    }
  });
});
