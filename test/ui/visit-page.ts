import {fixture, html} from '@open-wc/testing';
import type {OutcropChat} from '../../src/element.js';
import {PuppetBackend} from './harness.js';

/** A page with a link before the chat, on which the focus is. */
export async function visitPage(changes: Partial<OutcropChat> = {}) {
  const backend = new PuppetBackend();
  const page = await fixture(
    html`<main>
      <a href="#top">A link of the page</a>
      <outcrop-chat history="off" .backend=${backend} .patience=${{attempts: 1}}></outcrop-chat>
    </main>`,
  );
  const chat = page.querySelector<OutcropChat>('outcrop-chat');
  if (!chat) throw new Error('There is no chat.');
  Object.assign(chat, changes);
  await chat.updateComplete;
  page.querySelector('a')?.focus();
  return {chat, backend};
}
