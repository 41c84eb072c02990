import {expect} from '@open-wc/testing';
import type {OutcropChat} from '../../../../src/element.js';
import {drawn, expectAccessible, findPart, getPart, mountOpen, until, type PuppetBackend} from '../../harness.js';

/** Lets answers come one after the other. */
async function answer(element: OutcropChat, backend: PuppetBackend, count: number): Promise<void> {
  for (let each = 0; each < count; each += 1) {
    const asked = backend.requests.length;
    const sent = element.send(`Question ${each}`);
    await until(() => backend.requests.length > asked);
    backend.end(`Answer ${each}`);
    await sent;
  }
}

/** A chat that was used and is closed again. */
async function mountClosed(): Promise<{element: OutcropChat; backend: PuppetBackend}> {
  const {element, backend} = await mountOpen();
  // The badge comes with the same piece.
  await until(() => findPart(element, 'resize-grip'));
  element.hide();
  await drawn(element);
  return {element, backend};
}

const name = (element: OutcropChat) => getPart(element, 'launcher').getAttribute('aria-label');

/** An answer that is a call of the tool `look`. */
const callOfTool = [
  {contentBlockStart: {contentBlockIndex: 0, start: {toolUse: {toolUseId: 'a', name: 'look'}}}},
  {contentBlockDelta: {contentBlockIndex: 0, delta: {toolUse: {input: '{}'}}}},
  {contentBlockStop: {contentBlockIndex: 0}},
  {messageStop: {stopReason: 'tool_use'}},
];

describe('the number on the launcher', () => {
  // In a fresh page the badge is fetched first: this test has to stay before the others.
  it('counts an answer that came before the code of the badge', async () => {
    const {element, backend} = await mountOpen();
    element.hide();
    await answer(element, backend, 1);
    await until(() => findPart(element, 'badge')?.textContent === '1');
    expect(name(element)).to.equal('Chat, 1 new answer');
  });

  it('counts the answers that come while the panel is closed, also for whoever does not see it', async () => {
    const {element, backend} = await mountClosed();
    expect(findPart(element, 'badge')).to.equal(undefined);
    await answer(element, backend, 1);
    const badge = await until(() => findPart(element, 'badge'));
    expect([badge.textContent, name(element)]).to.deep.equal(['1', 'Chat, 1 new answer']);
    await answer(element, backend, 1);
    await until(() => badge.textContent === '2');
    expect(name(element)).to.equal('Chat, 2 new answers');
    await expectAccessible(element);
  });

  it('goes when the chat is opened, and begins anew', async () => {
    const {element, backend} = await mountClosed();
    await answer(element, backend, 2);
    await until(() => findPart(element, 'badge'));
    element.show();
    await drawn(element);
    expect([findPart(element, 'badge'), name(element)]).to.deep.equal([undefined, 'Chat']);
    await answer(element, backend, 1);
    await drawn(element);
    expect(findPart(element, 'badge')).to.equal(undefined);
    element.hide();
    await drawn(element);
    await answer(element, backend, 1);
    expect((await until(() => findPart(element, 'badge'))).textContent).to.equal('1');
  });

  it('says no more than 9+, and in the name how many there are', async () => {
    const {element, backend} = await mountClosed();
    await answer(element, backend, 11);
    await until(() => findPart(element, 'badge')?.textContent === '9+');
    expect(name(element)).to.equal('Chat, 11 new answers');
    element.style.setProperty('--outcrop-danger', 'rgb(1, 2, 3)');
    expect(getComputedStyle(getPart(element, 'badge')).backgroundColor).to.equal('rgb(1, 2, 3)');
  });

  it('speaks the language of the page, and the page’s own words', async () => {
    const {element, backend} = await mountClosed();
    element.lang = 'de';
    element.requestUpdate();
    await until(() => name(element) === 'Chat');
    await answer(element, backend, 2);
    await until(() => name(element) === 'Chat, 2 neue Antworten');
    element.strings = {title: 'Hilfe', newAnswers: (count) => `${count} mal Post`};
    await until(() => name(element) === 'Hilfe, 2 mal Post');
    element.heading = 'Fragen';
    await until(() => name(element) === 'Fragen, 2 mal Post');
  });

  it('counts what failed, and not the steps of an answer that calls tools', async () => {
    const {element, backend} = await mountClosed();
    element.tools = [{name: 'look', inputSchema: {type: 'object'}, approval: 'never', run: () => 'seen'}];
    const sent = element.send('Look');
    await until(() => backend.requests.length === 1);
    backend.end(...callOfTool);
    await until(() => backend.requests.length === 2);
    backend.say(new Error('boom'));
    expect((await sent).status).to.equal('failed');
    await until(() => findPart(element, 'badge')?.textContent === '1');
  });

  it('counts a question to the visitor until somebody has decided', async () => {
    const {element, backend} = await mountClosed();
    element.tools = [{name: 'look', inputSchema: {type: 'object'}, run: () => 'seen'}];
    const sent = element.send('Look');
    await until(() => backend.requests.length === 1);
    backend.end(...callOfTool);
    await until(() => findPart(element, 'badge')?.textContent === '1');
    element.deny('a');
    await until(() => backend.requests.length === 2);
    await until(() => !findPart(element, 'badge'));
    backend.end('Then not.');
    await sent;
  });

  it('stays with a launcher that is drawn anew', async () => {
    const {element, backend} = await mountClosed();
    await answer(element, backend, 1);
    await until(() => findPart(element, 'badge'));
    element.remove();
    document.body.append(element);
    await element.updateComplete;
    expect(getPart(element, 'badge').parentElement).to.equal(getPart(element, 'launcher'));
    element.mode = 'inline';
    await element.updateComplete;
    expect(findPart(element, 'badge')).to.equal(undefined);
    element.remove();
  });
});
