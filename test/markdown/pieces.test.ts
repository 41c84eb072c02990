import {expect} from '@open-wc/testing';
import {createMarkdown} from '../../src/markdown/index.js';
import {outlineOf, startMarkdown, writeWhole} from './write.js';

describe('images', () => {
  const policy = {images: {allow: ['https://pictures.example/public']}};
  const write = (address: string, options = policy) => writeWhole(`![a cat](${address} "title")`, options);

  it('are chips that link to them', async () => {
    const root = await writeWhole('![a cat](https://pictures.example/public/cat.png)');
    expect(root.querySelector('img')).to.equal(null);
    expect(root.querySelector('a')?.textContent).to.equal('Image: a cat (pictures.example)');
    expect(root.querySelector('a')?.getAttribute('href')).to.equal('https://pictures.example/public/cat.png');
  });

  it('say the real host of where they lead, whatever their words say', async () => {
    const chip = async (text: string) => (await writeWhole(text)).querySelector('.md-chip')?.textContent;
    expect(await chip('![paypal.com](https://evil.example/a.png)')).to.equal('Image: paypal.com (evil.example)');
    expect(await chip('![](https://evil.example/a.png)')).to.equal('Image (evil.example)');
    expect(await chip('![a](mailto:a@evil.example)')).to.equal('Image: a (mailto:a@evil.example)');
    expect(await chip('![a](b.png)')).to.equal('Image: a');
  });

  it('are shown from where the page allows it, with room reserved and without a referrer', async () => {
    const image = (await write('https://pictures.example/public/cat.png')).querySelector('.md-image > img');
    expect(image?.getAttribute('alt')).to.equal('a cat');
    expect(image?.getAttribute('referrerpolicy')).to.equal('no-referrer');
    expect(image?.getAttribute('loading')).to.equal('lazy');
  });

  for (const address of [
    'https://pictures.example/public-not/cat.png',
    'https://pictures.example/public/../secret/cat.png',
    'https://pictures.example/public/%2e%2e/secret/cat.png',
    'https://pictures.example/public/..%2fsecret/cat.png',
    'https://pictures.example/public/..%5csecret/cat.png',
    'https://pictures.example:8443/public/cat.png',
    'http://pictures.example/public/cat.png',
    'https://pictures.example.evil.example/public/cat.png',
    'https://pictures.example@evil.example/public/cat.png',
    'data:image/png;base64,AAAA',
  ]) {
    it(`are not requested from ${address}`, async () => {
      expect((await write(address)).querySelector('img')).to.equal(null);
    });
  }
});

describe('code', () => {
  it('gets colours from tokens alone, line by line and at the end', async () => {
    const started = startMarkdown();
    started.show('```ts\nconst a = 1;\n');
    await started.markdown.settle();
    started.show('/* two\nlines */\nlet');
    const code = started.root.querySelector('code');
    expect(code?.lastChild?.textContent).to.equal('let');
    started.show(' b;\n```\n');
    await started.markdown.settle();
    expect(code?.querySelector('.md-kwd')?.textContent).to.equal('const');
    expect(code?.querySelector('.md-cmnt')?.textContent).to.include('two\nlines');
    expect(code?.textContent).to.equal('const a = 1;\n/* two\nlines */\nlet b;\n');
  });

  it('is not written anew at the end where its lines had their colours', async () => {
    const started = startMarkdown();
    started.show('```ts\nconst a = 1;\n');
    await started.markdown.settle();
    const word = started.root.querySelector('.md-kwd');
    started.show('b();\nc();\n```\n');
    expect(started.root.querySelector('.md-kwd')).to.equal(word);
    expect(started.root.querySelector('code')?.textContent).to.equal('const a = 1;\nb();\nc();\n');
  });

  it('shows a complete line in its colours at once, and the open one in the same words all the time', async () => {
    const started = startMarkdown();
    started.show('```ts\nconst a');
    await started.markdown.settle();
    const words = started.root.querySelector('code')?.lastChild;
    const changes = new MutationObserver(() => undefined);
    changes.observe(started.root, {subtree: true, characterData: true, characterDataOldValue: true});
    started.show(' = 1;\nconst b = 2;\nlet');
    expect(changes.takeRecords().map(({oldValue}) => oldValue)).to.deep.equal(['const a']);
    changes.disconnect();
    expect(words?.textContent).to.equal('let');
    expect(started.root.querySelector('code')?.lastChild).to.equal(words);
    expect(started.root.querySelectorAll('code > .md-kwd')).to.have.length(2);
  });

  it('is whole where it grows longer than is coloured', async () => {
    const started = startMarkdown();
    started.show('```ts\n');
    await started.markdown.settle();
    const lines = 'const a = 1;\n'.repeat(700);
    for (let round = 0; round < 7; round += 1) started.show(`${lines}let`);
    const code = started.root.querySelector('code');
    expect(code?.textContent).to.equal(`${lines}let`.repeat(7));
    started.show('\n```\n');
    expect(code?.textContent).to.equal(`${`${lines}let`.repeat(7)}\n`);
  });

  it('stays plain when it is long, or in no known language', async () => {
    const long = await writeWhole(`\`\`\`ts\n${'const a = 1;\n'.repeat(5000)}\`\`\``);
    expect(long.querySelector('code span')).to.equal(null);
    const unknown = await writeWhole('```klingon\nconst a\n```');
    expect(unknown.querySelector('code span')).to.equal(null);
    expect(unknown.querySelector('.md-language')?.textContent).to.equal('klingon');
  });

  it('has a name where Tab stops at it: its language, or what it is', async () => {
    const root = await writeWhole('```ts\na\n```\n\n```\nb\n```', {strings: {code: 'Programm'}});
    const names = [...root.querySelectorAll('pre[tabindex="0"][role="group"]')].map((pre) => pre.ariaLabel);
    expect(names).to.deep.equal(['ts', 'Programm']);
  });

  it('stays plain when the highlighter does not come', async () => {
    const root = await writeWhole('```ts\nconst a\n```', {loadHighlighter: () => Promise.reject(new Error('offline'))});
    expect(root.querySelector('code')?.textContent).to.equal('const a\n');
  });

  it('is copied by a button, and wrapped by another', async () => {
    const copied: string[] = [];
    const root = await writeWhole('```ts\nconst a = `<b>`;\n```', {
      copy: async (text) => void copied.push(text),
    });
    root.querySelector<HTMLButtonElement>('.md-copy')?.click();
    expect(copied).to.deep.equal(['const a = `<b>`;\n']);
    root.querySelector<HTMLButtonElement>('.md-wrap')?.click();
    expect(root.querySelector('figure')?.className).to.equal('md-code md-wrapped');
    expect(root.querySelector('.md-wrap')?.getAttribute('aria-pressed')).to.equal('true');
  });
});

describe('formulas', () => {
  it('are set as MathML, in a line and apart', async () => {
    const root = await writeWhole('so $a^2$ and \\(b_1\\):\n\n$$\nx = 1\n$$\n\n\\[\ny^2\n\\]');
    expect(root.querySelectorAll('math')).to.have.length(4);
    expect(root.querySelectorAll('.md-math-display')).to.have.length(2);
    expect(root.querySelector('[style*="url"]')).to.equal(null);
  });

  for (const text of ['It costs $5 and $10.', '$5-$10', 'from $5, or 6$', '\\[note\\]', 'a\\$b$c', '$ a $']) {
    it(`are not what prices are: ${text}`, async () => {
      expect((await writeWhole(text)).querySelector('.md-math')).to.equal(null);
    });
  }

  it('stay as they were written when they are wrong, or the renderer does not come', async () => {
    expect((await writeWhole('so $\\frac{1$')).querySelector('.md-math')?.textContent).to.equal('$\\frac{1$');
    const offline = await writeWhole('so $a^2$', {loadMath: () => Promise.reject(new Error('offline'))});
    expect(offline.querySelector('.md-math')?.textContent).to.equal('$a^2$');
  });
});

describe('footnotes', () => {
  it('go there and back by buttons and focus, and stand in the order of the text', async () => {
    const started = startMarkdown();
    started.show('a[^b] c[^a]\n\n[^a]: first\n\n[^b]: *second*\n\n[^c]: never\n\nend');
    started.markdown.end();
    const notes = [...started.root.querySelectorAll<HTMLElement>('.md-note:not([hidden])')];
    expect(notes.map(({textContent}) => textContent)).to.deep.equal(['second ↩', 'first ↩']);
    const buttons = [...started.root.querySelectorAll<HTMLButtonElement>('.md-footnote-button')];
    expect(buttons.map(({textContent}) => textContent)).to.deep.equal(['1', '2']);
    buttons[1]?.click();
    expect(document.activeElement).to.equal(notes[1]);
    notes[1]?.querySelector('button')?.click();
    expect(document.activeElement).to.equal(buttons[1]);
    expect(started.root.lastElementChild?.localName).to.equal('section');
    expect(started.root.querySelector('a')).to.equal(null);
  });
});

describe('languages', () => {
  it('gives each block the direction of its first letter, and a list that of its first item', async () => {
    const root = await writeWhole('# 1. שלום world\n\nhello שלום\n\n- مرحبا\n- hello\n\n123');
    const directions = [...root.querySelectorAll('h1, p, ul, li')].map((block) => block.getAttribute('dir'));
    expect(directions).to.deep.equal(['rtl', 'ltr', 'rtl', 'rtl', 'rtl', 'ltr', 'ltr', null]);
  });

  it('knows emphasis beside the punctuation of scripts without spaces', async () => {
    expect(outlineOf(await writeWhole('这是**强调：**后面。'))).to.equal('<p>这是<strong>强调：</strong>后面。</p>');
    expect(outlineOf(await writeWhole('**「重要」**です'))).to.equal('<p><strong>「重要」</strong>です</p>');
  });

  it('ends an address at the punctuation of such a script', async () => {
    const root = await writeWhole('见 https://example.org/a。谢谢');
    expect(root.querySelector('a')?.getAttribute('href')).to.equal('https://example.org/a');
  });

  it('shows no half of an emoji', () => {
    const started = startMarkdown();
    for (const unit of 'a 👩‍👩‍👧‍👦 b 🇩🇪 c 👍🏽 d') {
      for (const half of unit.split('')) started.show(half);
      expect(started.root.textContent).to.match(
        /^a(?: |$)(?:👩‍👩‍👧‍👦(?: |$))?(?:b(?: |$))?(?:🇩🇪(?: |$))?(?:c(?: |$))?(?:👍🏽(?: |$))?(?:d)?$/u,
      );
    }
  });

  it('shows no half of an emoji in code either', () => {
    const started = startMarkdown({loadHighlighter: undefined});
    started.show('```\n');
    const family = '👩‍👩‍👧‍👦';
    for (const half of `${family} a\n${family}`.split('')) {
      started.show(half);
      expect(started.root.querySelector('code')?.textContent).to.match(/^(?:👩‍👩‍👧‍👦(?: a?\n?)?)?$/u);
    }
    started.markdown.end();
    expect(started.root.querySelector('code')?.textContent).to.equal(`${family} a\n${family}\n`);
  });

  it('drops what commands a terminal, hides, or turns the direction of writing', async () => {
    const root = await writeWhole(
      'a\u001b[31mred\u001b[0m \u202eb\u2066c \u{e0041}d\u0007\uffff\ufdd0 &#x202e;&#xffff;',
    );
    expect(root.textContent).to.equal('ared bc d \u202e'.replace('\u202e', ''));
  });
});

describe('time', () => {
  it('is spent once for each frame, whatever comes in between', () => {
    const frames: (() => void)[] = [];
    const root = document.createElement('div');
    const markdown = createMarkdown(root, {schedule: (write) => frames.push(write)});
    markdown.write('a ');
    markdown.write('b');
    expect(frames).to.have.length(1);
    expect(root.textContent).to.equal('');
    frames[0]?.();
    expect(root.textContent).to.equal('a b');
    markdown.write(' c');
    expect(frames).to.have.length(2);
    markdown.end();
    expect(root.textContent).to.equal('a b c');
    frames[1]?.();
    expect(root.textContent).to.equal('a b c');
    markdown.release();
  });

  it('is spent with every second frame when more comes than anybody reads', () => {
    let frame: (() => void) | undefined;
    const root = document.createElement('div');
    const schedule = (write: () => void) => {
      frame = write;
    };
    const markdown = createMarkdown(root, {schedule});
    const shown: (number | undefined)[] = [];
    const next = (piece: string) => {
      markdown.write(piece);
      const due = frame;
      frame = undefined;
      due?.();
      shown.push(root.textContent.length);
    };
    const much = 'word '.repeat(20).trim();
    for (let time = 0; time < 4; time += 1) next(much);
    expect(shown).to.deep.equal([99, 99, 297, 297]);
    // What follows at the pace of reading is shown with the next frame again.
    next(' a');
    next(' b');
    next(' c');
    expect(shown.slice(4)).to.deep.equal([398, 398, 402]);
    next(' d');
    expect(shown.at(-1)).to.equal(404);
    // Who asks for it sees it at once.
    markdown.write(much);
    markdown.flush();
    expect(root.textContent).to.have.length(503);
    markdown.end();
  });
});
