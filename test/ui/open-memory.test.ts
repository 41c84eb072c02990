import {expect, fixture, html} from '@open-wc/testing';
import type {OutcropChat} from '../../src/element.js';
import {mount, PuppetBackend, until} from './harness.js';

let count = 0;
const newKey = () => `open-memory-${Date.now()}-${(count += 1)}`;

const open = (key: string, changes: Partial<OutcropChat> = {}) =>
  mount(
    html`<outcrop-chat
      .backend=${new PuppetBackend()}
      history-key=${key}
      .consent=${changes.consent}
      .history=${changes.history ?? 'tab'}
    ></outcrop-chat>`,
  );

/** As the next page of the tab finds it. */
async function isOpenNext(key: string, changes: Partial<OutcropChat> = {}): Promise<boolean> {
  const {open: isOpen} = await open(key, changes);
  return isOpen;
}

async function show(element: OutcropChat): Promise<void> {
  element.show();
  await element.updateComplete;
}

describe('a panel that was open', () => {
  it('is open on the next page, without taking the focus, and tells it', async () => {
    const key = newKey();
    expect(await isOpenNext(key)).to.equal(false);
    await show(await open(key));
    const field = await fixture<HTMLInputElement>(html`<input aria-label="Elsewhere" />`);
    field.focus();
    const next = await open(key);
    expect(next.open).to.equal(true);
    await until(() => next.shadowRoot?.querySelector('textarea'));
    expect(document.activeElement).to.equal(field);
  });

  it('stays closed once it was closed, and for chats with another key', async () => {
    const key = newKey();
    const element = await open(key);
    await show(element);
    expect(await isOpenNext(newKey())).to.equal(false);
    element.hide();
    await element.updateComplete;
    expect(await isOpenNext(key)).to.equal(false);
  });

  it('is the visitor’s doing, and not that of a page which opens it from the start', async () => {
    const key = newKey();
    await mount(html`<outcrop-chat .backend=${new PuppetBackend()} history-key=${key} open></outcrop-chat>`);
    expect(await isOpenNext(key)).to.equal(false);
  });

  it('is forgotten where nothing is to be kept, or nobody has agreed to that yet', async () => {
    for (const changes of [{history: 'off'}, {consent: async () => true}] as const) {
      const key = newKey();
      await show(await open(key, changes));
      expect(await isOpenNext(key)).to.equal(false);
      await show(await open(key));
      expect(await isOpenNext(key, changes)).to.equal(false);
    }
  });

  it('stays closed where it would cover the page', async () => {
    const key = newKey();
    await show(await open(key));
    const frame = await fixture<HTMLIFrameElement>(html`<iframe width="400" height="256" title="A phone"></iframe>`);
    frame.srcdoc = `<!doctype html><script type="module" src="/src/index.ts"></script><outcrop-chat history-key="${key}"></outcrop-chat>`;
    const element = await until(() => {
      const chat = frame.contentDocument?.querySelector('outcrop-chat');
      return chat?.shadowRoot?.querySelector('.launcher') && chat;
    });
    expect(element.open).to.equal(false);
  });
});
