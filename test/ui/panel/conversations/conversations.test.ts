import {expect, html} from '@open-wc/testing';
import type {OutcropChat} from '../../../../src/element.js';
import {
  allParts,
  answerText,
  deepFocus,
  delta,
  expectAccessible,
  findPart,
  getPart,
  mount,
  press,
  PuppetBackend,
  until,
} from '../../harness.js';

let serial = 0;

/** An open chat that keeps its conversations where no other test looks. */
async function mountKeeping() {
  serial += 1;
  const backend = new PuppetBackend();
  const key = `conversations view ${performance.timeOrigin} ${serial}`;
  const element = await mount(html`<outcrop-chat history="tab" history-key=${key} .backend=${backend}></outcrop-chat>`);
  element.show();
  await until(() => findPart(element, 'composer-input'));
  return {element, backend};
}

async function say(element: OutcropChat, backend: PuppetBackend, question: string): Promise<void> {
  const count = backend.requests.length;
  void element.send(question);
  await until(() => backend.requests.length > count);
  backend.end(delta(`About: ${question}`), {messageStop: {stopReason: 'end_turn'}});
  await until(() => element.status === 'idle' && element.conversations.some(({title}) => title === question));
}

async function openList(element: OutcropChat): Promise<HTMLElement> {
  getPart(element, 'menu-button').click();
  return until(() => findPart(element, 'conversations'));
}

/** Two conversations, of which the second one is shown, and the list of both. */
async function mountList() {
  const {element, backend} = await mountKeeping();
  await say(element, backend, 'What is granite?');
  element.newConversation();
  await say(element, backend, 'What is basalt?');
  const list = await openList(element);
  await until(() => list.querySelectorAll('.row').length === 2);
  return {element, backend, list};
}

function click(list: Element, name: string): void {
  const buttons = [...list.querySelectorAll<HTMLElement>('button')];
  buttons.find((button) => (button.ariaLabel ?? button.textContent?.trim()) === name)?.click();
}

const names = (list: Element) => [...list.querySelectorAll('.name')].map((name) => name.textContent);

describe('the list of conversations', () => {
  it('shows every one, newest first, and opens one', async () => {
    const {element, list} = await mountList();
    expect(names(list)).to.deep.equal(['What is basalt?', 'What is granite?']);
    expect(list.querySelector('[aria-current]')?.textContent).to.contain('basalt');
    await expectAccessible(element);
    list.querySelectorAll<HTMLElement>('.open')[1]?.click();
    await until(() => answerText(element)?.includes('granite'));
    await until(() => !findPart(element, 'conversations'));
    await until(() => deepFocus() === findPart(element, 'composer-input'));
  });

  it('begins a new one, and keeps the draft of what is being written', async () => {
    const {element} = await mountList();
    const input = getPart<HTMLTextAreaElement>(element, 'composer-input');
    input.value = 'Half a quest';
    expect(getComputedStyle(input).visibility).to.equal('hidden');
    getPart(element, 'new-chat-button').click();
    await until(() => allParts(element, 'message').length === 0);
    await until(() => getComputedStyle(input).visibility === 'visible');
    expect([input.value, element.conversations.length]).to.deep.equal(['Half a quest', 2]);
  });

  it('closes by Escape, piece by piece, and gives the focus back', async () => {
    const {element, list} = await mountList();
    click(list, 'Delete: What is granite?');
    const confirm = await until(() => findPart(element, 'confirm-button'));
    press(confirm, 'Escape');
    await until(() => !findPart(element, 'confirm-button'));
    press(getPart(element, 'new-chat-button'), 'Escape');
    await until(() => !findPart(element, 'conversations'));
    expect(element.open).to.equal(true);
    await until(() => deepFocus() === findPart(element, 'menu-button'));
  });

  it('gives one another name', async () => {
    const {list} = await mountList();
    click(list, 'Rename: What is granite?');
    const field = await until(() => list.querySelector<HTMLInputElement>('.row input'));
    await until(() => deepFocus() === field);
    field.value = 'Hard rocks';
    field.form?.requestSubmit();
    await until(() => names(list).includes('Hard rocks'));
  });

  it('deletes one, but not before it has asked', async () => {
    const {element, list} = await mountList();
    click(list, 'Delete: What is granite?');
    const confirm = await until(() => findPart(element, 'confirm-button'));
    await expectAccessible(element);
    expect(element.conversations.length).to.equal(2);
    confirm.click();
    await until(() => element.conversations.length === 1);
    await until(() => names(list).join() === 'What is basalt?');
  });

  it('finds those with the words that somebody looks for', async () => {
    const {list} = await mountList();
    const field = list.querySelector<HTMLInputElement>('input[type="search"]');
    if (!field) throw new Error('There is no field.');
    const look = (text: string): void => {
      field.value = text;
      field.dispatchEvent(new Event('input'));
    };
    look('granite');
    await until(() => names(list).join() === 'What is granite?');
    look('obsidian');
    await until(() => list.textContent?.includes('No conversation has these words.'));
    look('');
    await until(() => names(list).length === 2);
  });

  it('deletes everything that is kept of the visitor', async () => {
    const {element, list} = await mountList();
    getPart(element, 'wipe-button').click();
    (await until(() => list.querySelector<HTMLElement>('.danger'))).click();
    await until(() => element.conversations.length === 0 && element.messages.length === 0);
    await until(() => !findPart(element, 'conversations'));
  });
});
