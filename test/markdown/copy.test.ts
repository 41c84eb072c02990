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
      'Head\n\nWords bold and link.\n\n3. one\n4. two\n\n- [x] done\n\na\tb\n1\t2\n\nconst a;',
    );
  });

  it('is clean HTML, without classes and buttons', async () => {
    const root = await writeWhole(text);
    expect(toCleanHtml(root)).to.equal(
      '<h1>Head</h1><p>Words <strong>bold</strong> and <a href="https://example.org/">link</a>.</p>' +
        '<ol start="3"><li><p>one</p></li><li><p>two</p><ul><li><p>done</p></li></ul></li></ol>' +
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

  it('of a table goes to spreadsheets as TSV, and as CSV that computes nothing', async () => {
    const root = await writeWhole('| a | b, "c" |\n| - | - |\n| =1+1 | -2 |\n| x<br>y | @z |');
    const rows = readTable(root);
    expect(toTsv(rows)).to.equal('a\tb, "c"\n=1+1\t-2\nxy\t@z');
    expect(toCsv(rows)).to.equal(`a,"b, ""c"""\r\n'=1+1,-2\r\nxy,'@z\r\n`);
  });

  it('of a table has a button', async () => {
    const copied: string[] = [];
    const root = await writeWhole('| a |\n| - |\n| b |', {copy: async (words) => void copied.push(words)});
    root.querySelector<HTMLButtonElement>('.md-copy')?.click();
    expect(copied).to.deep.equal(['a\nb']);
    expect(root.querySelector('.md-download')).not.to.equal(null);
  });
});
