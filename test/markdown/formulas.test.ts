import {expect} from '@open-wc/testing';
import {mathRenderer} from '../../src/markdown/math/load.js';
import {writeMath} from '../../src/markdown/math/write-math.js';
import {writeWhole} from './write.js';

const render = (source: string) => mathRenderer.render(source, true, document);

describe('a formula', () => {
  it('is as it was written where it is longer than 4,000 characters, and no renderer is asked for it', async () => {
    const asked: number[] = [];
    const loadMath = async () => ({render: ({length}: string) => void asked.push(length)});
    const source = 'x+'.repeat(1999);
    const root = await writeWhole(`$$\n${source}xx\n$$\n\n$$\n${source}xxx\n$$`, {loadMath});
    expect(asked).to.deep.equal([4000]);
    expect(root.lastElementChild?.textContent?.trim()).to.equal(`${source}xxx`);
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

  for (const end of ['\\\\', '\\cr ', '\\newline ']) {
    it(`fills up no long table of wide rows that end with ${end.trim()}`, () => {
      const table = (columns: number, rows: number) =>
        render(`\\begin{aligned}x${'&'.repeat(columns)}${`${end}x`.repeat(rows)}\\end{aligned}`);
      expect(table(20, 20)?.querySelectorAll('mtd')).to.have.length(21 * 21);
      expect(table(201, 100)).to.equal(undefined);
    });
  }

  it('carries its source, set or not, and can be scrolled by keys where it stands apart', async () => {
    const root = await writeWhole('a $b^2$ $\\wrong$ $$c$$\n\n$$\nd\n$$\n\n$$\ne', {loadMath: undefined});
    const formulas = [...root.querySelectorAll<HTMLElement>('.md-math')];
    expect(formulas.map(({dataset}) => dataset['source'])).to.deep.equal(['b^2', '\\wrong', 'c', 'd', 'e']);
    expect(formulas.map(({tabIndex}) => tabIndex)).to.deep.equal([-1, -1, 0, 0, 0]);
    const set = await writeWhole('a $b^2$');
    expect(set.querySelector<HTMLElement>('.md-math:has(math)')?.dataset['source']).to.equal('b^2');
  });

  it('draws over what is before it by a letter at most', () => {
    const margins = (source: string) =>
      [...(render(source)?.querySelectorAll<HTMLElement>('mrow') ?? [])].map(({style}) => style.marginLeft);
    expect(margins('a\\!b\\kern-1em c\\kern-3pt')).to.include.members(['-0.1667em', '-1em', '-2.9888pt']);
    expect(margins('a\\kern-1.1em b\\kern-90em c\\kern-90pt').join('')).to.equal('');
    expect(margins('a\\kern-9mm b\\kern-1in c').join('')).to.equal('');
  });
});
