import {expect, fixture, html} from '@open-wc/testing';
import type {OutcropChat} from '../../../src/element.js';
import {findPart, getPart, PuppetBackend, until} from '../harness.js';

async function mountIn(lang: string) {
  const backend = new PuppetBackend();
  const box = await fixture<HTMLElement>(
    html`<div lang=${lang}><outcrop-chat history="off" .backend=${backend}></outcrop-chat></div>`,
  );
  const element = box.querySelector<OutcropChat>('outcrop-chat');
  if (!element) throw new Error('There is no chat.');
  element.show();
  await until(() => findPart(element, 'composer-input'));
  return {box, element};
}

describe('the words of a chat', () => {
  it('are in the language of the page, and say so', async () => {
    const {element} = await mountIn('de-AT');
    const input = getPart<HTMLTextAreaElement>(element, 'composer-input');
    await until(() => input.placeholder === 'Frage eingeben');
    expect(getPart(element, 'ai-notice').lang).to.equal('de');
  });

  it('follow the page when it changes its language', async () => {
    const {box, element} = await mountIn('fr');
    const input = getPart<HTMLTextAreaElement>(element, 'composer-input');
    await until(() => input.placeholder === 'Écrivez votre question');
    box.lang = 'en';
    element.requestUpdate();
    await until(() => input.placeholder === 'Type your question');
  });

  it('are the page’s own where it has some', async () => {
    const {element} = await mountIn('de');
    element.strings = {placeholder: 'Na?'};
    const input = getPart<HTMLTextAreaElement>(element, 'composer-input');
    await until(() => input.placeholder === 'Na?' && getPart(element, 'ai-notice').lang === 'de');
    expect(getPart(element, 'send-button').ariaLabel).to.equal('Senden');
  });

  it('are English in a language that is not known', async () => {
    const {element} = await mountIn('tlh');
    expect(getPart(element, 'ai-notice').lang).to.equal('en');
  });
});
