import {expect} from '@open-wc/testing';
import {render} from 'lit';
import type {ChatState} from '../../../../src/element.js';
import {createNotices} from '../../../../src/ui/panel/notices/index.js';
import {english} from '../../../../src/ui/strings.js';
import {expectAccessible, findPart, getPart, mountOpen, until} from '../../harness.js';

describe('what the page tells the model', () => {
  it('is shown as soon as there is something, and left out by its button', async () => {
    const {element, backend} = await mountOpen();
    expect(findPart(element, 'context')).to.equal(undefined);
    element.context = () => 'The visitor reads about granite.';
    const chip = await until(() => findPart(element, 'context'));
    await expectAccessible(element);
    void element.send('What is this?');
    await until(() => backend.requests.length === 1);
    expect(JSON.stringify(backend.requests[0]?.messages)).to.contain('reads about granite');
    backend.end('A rock.');
    await until(() => element.status === 'idle');
    chip.querySelector('button')?.click();
    await until(() => getPart(element, 'context').textContent?.includes('not told'));
    void element.send('And that?');
    await until(() => backend.requests.length === 2);
    expect(JSON.stringify(backend.requests[1]?.messages.at(-1))).not.to.contain('reads about granite');
  });
});

describe('trouble with what is kept', () => {
  it('is said once, quietly, and goes when it was read', async () => {
    const said: string[] = [];
    let gone = 0;
    const notices = createNotices({
      readChat: () => undefined,
      onChange: () => undefined,
      say: (text) => said.push(text),
      onGone: () => (gone += 1),
    });
    const usage = {inputTokens: 0, outputTokens: 0, totalTokens: 0};
    const state: ChatState = {status: 'idle', messages: [], usage, historyTrouble: 'full'};
    const box = document.createElement('div');
    const draw = () => render(notices.renderTrouble(state, english), box);
    draw();
    draw();
    await Promise.resolve();
    expect([said.length, box.textContent?.includes('no room left')]).to.deep.equal([1, true]);
    box.querySelector('button')?.click();
    draw();
    expect([gone, box.textContent?.trim()]).to.deep.equal([1, '']);
  });
});
