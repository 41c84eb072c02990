import {expect} from '@open-wc/testing';
import {takeTurn} from '../../src/markdown/rare/take-turn.js';
import {writeWhole} from './write.js';

/** Keeps the page busy, longer than one turn. */
function work(): void {
  const end = performance.now() + 10;
  while (performance.now() < end);
}

describe('what takes turns with the page', () => {
  it('is done in its order, and lets others work when it takes long', async () => {
    const order: string[] = [];
    for (const name of ['one', 'two', 'three']) {
      void takeTurn(() => {
        order.push(name);
        setTimeout(() => order.push(`another task after ${name}`));
        work();
      });
    }
    await takeTurn(() => order.push('end'));
    expect(order.join(', ')).to.equal(
      'one, another task after one, two, another task after two, three, another task after three, end',
    );
  });

  it('is done at once where it takes no time', async () => {
    let isLater = true;
    // The best of ten: a machine that does something else in between makes a turn long.
    for (let round = 0; round < 10 && isLater; round += 1) {
      await takeTurn(work);
      isLater = false;
      setTimeout(() => (isLater = true));
      await Promise.all(Array.from({length: 100}, async () => takeTurn(() => undefined)));
    }
    expect(isLater).to.equal(false);
  });

  it('does not keep what comes after it when it throws', async () => {
    const failed = takeTurn(() => {
      throw new Error('no formula');
    });
    let isDone = false;
    await takeTurn(() => (isDone = true));
    await failed;
    expect(isDone).to.equal(true);
  });

  it('are formulas, and code that was closed before its colours came', async () => {
    const tasks: string[] = [];
    const workOn = (name: string) => {
      setTimeout(() => tasks.push(`after ${name}`));
      tasks.push(name);
      work();
    };
    const render = (source: string) => {
      workOn(source);
      return document.createElement('math');
    };
    const tokenize = (text: string) => {
      workOn(text.trim());
      return [{text, type: 'kwd'}];
    };
    const root = await writeWhole('$a$ $b$\n\n```js\nc\n```\n\n```js\nd\n```\n', {
      loadMath: async () => ({render}),
      loadHighlighter: async () => ({tokenize}),
    });
    expect(root.querySelectorAll('math')).to.have.length(2);
    expect(root.querySelectorAll('.md-kwd')).to.have.length(2);
    expect(tasks.filter((_, at) => at % 2 === 1)).to.deep.equal(
      tasks.filter((_, at) => at % 2 === 0).map((name) => `after ${name}`),
    );
    expect(tasks).to.have.length(8);
  });

  it('leaves words where a renderer or a tokenizer fails', async () => {
    const fail = () => {
      throw new Error('fails');
    };
    const root = await writeWhole('a $b$\n\n```js\nc\n```\n', {
      loadMath: async () => ({render: fail}),
      loadHighlighter: async () => ({tokenize: fail}),
    });
    expect(root.querySelector('p')?.textContent).to.equal('a $b$');
    expect(root.querySelector('code')?.textContent).to.equal('c\n');
  });
});
