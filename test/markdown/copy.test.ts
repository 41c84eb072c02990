import {expect} from '@open-wc/testing';
import {toCleanHtml, toText} from '../../src/markdown/rare/copy.js';
import {readTable, toCsv, toTsv} from '../../src/markdown/rare/buttons.js';
import {startMarkdown, writeWhole} from './write.js';

const text = `# Head

Words **bold** and [link](https://example.org/).

3. one
4. two
   - [x] done

| a | b |
| - | - |
| 1 | 2 |

\`\`\`ts
const a;
\`\`\``;

describe('a copy', () => {
  it('is clean words', async () => {
    const root = await writeWhole(text, {loadHighlighter: undefined});
    expect(toText(root)).to.equal(
      'Head\n\nWords bold and link.\n\n3. one\n4. two\n   - [x] done\n\na\tb\n1\t2\n\nconst a;',
    );
  });

  it('is clean HTML, without classes and buttons', async () => {
    const root = await writeWhole(text);
    expect(toCleanHtml(root)).to.equal(
      '<h1>Head</h1><p>Words <strong>bold</strong> and <a href="https://example.org/">link</a>.</p>' +
        '<ol start="3"><li><p>one</p></li><li><p>two</p><ul><li><p>[x] done</p></li></ul></li></ol>' +
        '<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>' +
        '<pre><code>const a;\n</code></pre>',
    );
  });

  it('takes what is selected', () => {
    const started = startMarkdown();
    started.show('one **two** three\n\nfour\n\n');
    const [first, second] = [...started.root.querySelectorAll('p')];
    if (!first?.firstChild || !second?.firstChild) throw new Error('The paragraphs are missing.');
    getSelection()?.setBaseAndExtent(first.firstChild, 4, second.firstChild, 2);
    const clipboardData = new DataTransfer();
    const event = new ClipboardEvent('copy', {clipboardData, bubbles: true, cancelable: true});
    first.dispatchEvent(event);
    if (!event.clipboardData) return;
    expect(event.clipboardData.getData('text/plain')).to.equal('two three\n\nfo');
    expect(event.clipboardData.getData('text/html')).to.equal('<p><strong>two</strong> three</p><p>fo</p>');
    expect(event.defaultPrevented).to.equal(true);
  });

  it('of a table goes to spreadsheets as TSV and as CSV, and computes nothing', async () => {
    const root = await writeWhole('| a | b, "c" |\n| - | - |\n| =1+1 | -2 |\n| x<br>y | @z |');
    const rows = readTable(root);
    expect(toTsv(rows)).to.equal('a\tb, "c"\n\'=1+1\t-2\nx y\t\'@z');
    expect(toCsv(rows)).to.equal(`a,"b, ""c"""\r\n'=1+1,-2\r\n"x\ny",'@z\r\n`);
  });

  it('of a table marks what begins like a formula, and quotes what parts cells anywhere', () => {
    const marked = ['=a', '+a', '@a', '-a', '－1+a', '＝a', '＋a', '＠a', '\u200b=a', '\u2060 -a', '\ta'];
    expect(toCsv(marked.map((cell) => [cell]))).to.equal(
      `${marked.map((cell) => (cell === '\ta' ? `"'\ta"` : `'${cell}`)).join('\r\n')}\r\n`,
    );
    expect(toTsv([['-1.5', '-20 %', 'a=b', 'a\r\nb']])).to.equal('-1.5\t-20 %\ta=b\ta  b');
    expect(toTsv([['"=1+1"', '"open', 'a"b']])).to.equal('"""=1+1"""\t"""open"\ta"b');
    expect(toCsv([['x;=1+1', 'a\tb', 'a\rb']])).to.equal('"x;=1+1","a\tb","a\rb"\r\n');
  });

  it('of a table has a button', async () => {
    const copied: string[] = [];
    const root = await writeWhole('| a |\n| - |\n| b |', {copy: async (words) => void copied.push(words)});
    root.querySelector<HTMLButtonElement>('.md-copy')?.click();
    expect(copied).to.deep.equal(['a\nb']);
    expect(root.querySelector('.md-download')).not.to.equal(null);
  });

  it('has the source of formulas, the words of images and the numbers of footnotes', async () => {
    const text =
      'See $\\frac{1}{2} < 1$[^n], ![a "cat"](https://a.example/b.png).\n\n\\[\nb\n\\]\n\n| c |\n| - |\n| d[^n] |\n\n[^n]: note\n\n[^o]: no';
    const root = await writeWhole(text, {images: {allow: ['https://a.example/']}, loadMath: undefined});
    const formulas = root.querySelectorAll('.md-math');
    for (const formula of formulas) formula.textContent = '12';
    expect(toText(root)).to.equal('See $\\frac{1}{2} < 1$[1], a "cat".\n\n\\[\nb\n\\]\n\nc\nd[1]\n\n1. note');
    expect(toCleanHtml(root)).to.equal(
      '<p>See $\\frac{1}{2} &lt; 1$[1], a &quot;cat&quot;.</p>\\[\nb\n\\]' +
        '<table><thead><tr><th>c</th></tr></thead><tbody><tr><td>d[1]</td></tr></tbody></table><ol><li><p>note </p></li></ol>',
    );
    expect(readTable(root)).to.deep.equal([['c'], ['d[1]']]);
  });

  it('leaves code as it is', async () => {
    const code = '  if a:\n\n\n      b\n\tc';
    const root = await writeWhole(`\`\`\`\n${code}\n\`\`\``, {loadHighlighter: undefined});
    expect(toText(root)).to.equal(code);
    const item = await writeWhole('- a\n\n  ```\n  b\n\n\n   c\n  ```', {loadHighlighter: undefined});
    expect(toText(item)).to.equal('- a\n\n  b\n\n\n   c');
  });

  it('keeps the nesting of lists', async () => {
    expect(toText(await writeWhole('- a\n  - b\n    1. c\n    2. d\n  - e\n- f'))).to.equal(
      '- a\n  - b\n    1. c\n    2. d\n  - e\n- f',
    );
    expect(toText(await writeWhole('10. a\n\n    b\n\n    - c'))).to.equal('10. a\n\n    b\n    - c');
  });
});

describe('a button that copies', () => {
  const click = async (button: Element | null) => {
    button?.dispatchEvent(new MouseEvent('click'));
    await Promise.resolve();
    await Promise.resolve();
  };

  it('says so for a while, from the last time on', async () => {
    const started = startMarkdown({copy: () => Promise.resolve()});
    started.show('| a |\n| - |\n\nb');
    const button = started.root.querySelector('.md-copy');
    await click(button);
    expect(button?.textContent).to.equal('Copied');
    await click(button);
    started.runTimers();
    expect(button?.textContent).to.equal('Copy table');
    await click(button);
    expect(button?.textContent).to.equal('Copied');
  });

  it('says nothing where there is no clipboard', async () => {
    Object.defineProperty(navigator, 'clipboard', {value: undefined, configurable: true});
    const started = startMarkdown();
    started.show('| a |\n| - |\n\nb');
    const button = started.root.querySelector('.md-copy');
    await click(button);
    expect(button?.textContent).to.equal('Copy table');
    Reflect.deleteProperty(navigator, 'clipboard');
  });
});
