import {expect, fixture, html} from '@open-wc/testing';
import '../../src/index.js';
import type {OutcropChat} from '../../src/element.js';

/** Puts a style sheet into the page for as long as a test takes. */
async function addSheet(name: string): Promise<HTMLLinkElement> {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = new URL(`../../src/themes/${name}`, import.meta.url).href;
  await new Promise((resolve, reject) => {
    link.onload = resolve;
    link.onerror = reject;
    document.head.append(link);
  });
  return link;
}

async function openChat(theme: 'light' | 'dark'): Promise<OutcropChat> {
  return fixture<OutcropChat>(html`<outcrop-chat mode="inline" theme=${theme}></outcrop-chat>`);
}

const surfaceOf = (chat: OutcropChat) => {
  const panel = chat.shadowRoot?.querySelector('[part~="panel"]');
  return panel && getComputedStyle(panel).backgroundColor;
};

describe('a theme', () => {
  let sheet: HTMLLinkElement;
  afterEach(() => sheet.remove());

  it('shows in the light and in the dark', async () => {
    sheet = await addSheet('paper.css');
    expect(surfaceOf(await openChat('light'))).to.equal('rgb(253, 250, 243)');
    expect(surfaceOf(await openChat('dark'))).to.equal('rgb(31, 26, 20)');
  });

  it('that is dark in both schemes has dark scroll bars in both', async () => {
    sheet = await addSheet('terminal.css');
    const chat = await openChat('light');
    expect(surfaceOf(chat)).to.equal('rgb(13, 17, 23)');
    const panel = chat.shadowRoot?.querySelector('[part~="panel"]');
    expect(panel && getComputedStyle(panel).colorScheme).to.equal('dark');
  });

  it('yields to a rule of the page that stands before it', async () => {
    const before = document.createElement('style');
    before.textContent = 'outcrop-chat {--outcrop-surface: #010203}';
    document.head.append(before);
    sheet = await addSheet('paper.css');
    expect(surfaceOf(await openChat('light'))).to.equal('rgb(1, 2, 3)');
    before.remove();
  });
});
