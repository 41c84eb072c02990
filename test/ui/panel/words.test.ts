import {expect, fixture, html} from '@open-wc/testing';
import {ChatError, type OutcropChat} from '../../../src/element.js';
import {expectAccessible, findPart, getPart, hear, press, PuppetBackend, until, write} from '../harness.js';

async function mountIn(lang: string) {
  const backend = new PuppetBackend();
  return {...(await mountWith(backend, lang)), backend};
}

async function mountWith(backend: PuppetBackend | undefined, lang: string) {
  const box = await fixture<HTMLElement>(
    html`<div lang=${lang}>
      <outcrop-chat history="off" .backend=${backend} .patience=${{attempts: 1}}></outcrop-chat>
    </div>`,
  );
  const element = box.querySelector<OutcropChat>('outcrop-chat');
  if (!element) throw new Error('There is no chat.');
  element.show();
  await until(() => findPart(element, 'composer-input'));
  return {box, element};
}

describe('the words of a failure', () => {
  const denied = new ChatError('access-denied', {message: 'The chat is not allowed to answer here.'});
  const inGerman = 'Der Chat darf hier nicht antworten.';

  async function failIn(lang: string, strings?: OutcropChat['strings'], error: ChatError = denied) {
    const {element, backend} = await mountIn(lang);
    await until(() => getPart(element, 'ai-notice').lang === lang);
    element.strings = strings;
    const failed = hear(element, 'outcrop-error');
    void element.send('Hallo');
    await until(() => backend.requests.length > 0);
    backend.say(error);
    const notice = await until(() => findPart(element, 'notice'));
    const sentence = notice.querySelector('p > *');
    return {element, notice, said: [sentence?.textContent, sentence?.getAttribute('lang')], told: await failed};
  }

  it('are in the language of the page, and say so; the page’s code is told in English as ever', async () => {
    const {element, said, told} = await failIn('de');
    expect(said).to.deep.equal([inGerman, 'de']);
    expect([told.error.message, element.error?.message]).to.deep.equal([denied.message, denied.message]);
    await expectAccessible(element);
  });

  it('are the error’s own on an English page, which knows more than its code', async () => {
    const own = new ChatError('unknown', {message: 'The weather station is asleep.'});
    expect((await failIn('en', undefined, own)).said).to.deep.equal([own.message, 'en']);
  });

  it('stay English where only the developer of the page reads them, and say so', async () => {
    const wrong = new ChatError('config', {message: 'The chat is not set up.', hint: 'Set model-id.'});
    const {said, notice} = await failIn('de', undefined, wrong);
    expect(said).to.deep.equal([wrong.message, 'en']);
    expect(notice.textContent).to.contain('Set model-id.');
  });

  it('are the page’s own, code by code, or the error’s where the page empties them', async () => {
    const strings = {errors: {'access-denied': 'Hier nicht.'}};
    expect((await failIn('de', strings)).said).to.deep.equal(['Hier nicht.', 'de']);
    const others = {errors: {unknown: 'Hoppla.'}};
    expect((await failIn('de', others)).said).to.deep.equal([inGerman, 'de']);
    const own = new ChatError('unknown', {message: 'Die Wetterstation schläft.'});
    expect((await failIn('de', {errors: {unknown: ''}}, own)).said).to.deep.equal([own.message, 'de']);
    expect((await failIn('en', others, own)).said).to.deep.equal(['Hoppla.', 'en']);
  });

  it('run from right to left where their language does', async () => {
    const {notice, said} = await failIn('ar');
    expect(said[1]).to.equal('ar');
    expect(notice.querySelector('p')?.matches(':dir(rtl)')).to.equal(true);
  });

  it('follow the page when it changes its language', async () => {
    const {element, notice} = await failIn('de');
    element.closest<HTMLElement>('[lang]')?.setAttribute('lang', 'fr');
    element.requestUpdate();
    await until(() => notice.textContent?.includes('n’est pas autorisé'));
    expect(notice.querySelector('p > *')?.getAttribute('lang')).to.equal('fr');
  });

  it('are spoken in the same language', async () => {
    const {element, backend} = await mountIn('de');
    await until(() => getPart(element, 'ai-notice').lang === 'de');
    const announcer = await until(() => element.shadowRoot?.querySelector('.announcer'));
    void element.send('Hallo');
    await until(() => backend.requests.length > 0);
    element.hide();
    await element.updateComplete;
    backend.say(denied);
    const aside = await until(() => element.shadowRoot?.querySelector('.announcer'));
    await until(() => aside.textContent?.includes(inGerman));
    expect([announcer.isConnected, aside.getAttribute('lang')]).to.deep.equal([false, 'de']);
  });

  it('are spoken again in the language of the notice, when somebody sends into it', async () => {
    const {element} = await mountWith(undefined, 'de');
    await until(() => getPart(element, 'ai-notice').lang === 'de');
    const announcer = await until(() => element.shadowRoot?.querySelector('.announcer'));
    const send = (): void => {
      write(element, 'Hallo');
      press(getPart(element, 'composer-input'), 'Enter');
    };
    send();
    const sentence = (await until(() => findPart(element, 'notice'))).querySelector('p > *')?.textContent ?? '';
    send();
    await until(() => sentence !== '' && announcer.textContent?.includes(sentence));
    expect(announcer.getAttribute('lang')).to.equal('en');
  });
});

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
