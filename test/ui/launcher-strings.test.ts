import {expect, fixture, html} from '@open-wc/testing';
import {OutcropChat} from '../../src/element.js';
import {languageTags} from '../../src/locales/index.js';
import {launcherStrings, launcherWords, readLauncherStrings} from '../../src/ui/launcher-strings.js';
import {expectAccessible, findPart, getPart, hear, mount, until} from './harness.js';

const lines = launcherWords.split('\n').map((line) => line.split('|'));

/** Words that are the same in another language. */
const same = new Set(['de.title', 'es.title', 'it.title', 'nl.title', 'pt.title']);

/** Languages that are not written in the letters of English. */
const scripts: Readonly<Record<string, RegExp>> = {
  ar: /\p{Script=Arabic}/u,
  ja: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  ko: /\p{Script=Hangul}/u,
  zh: /\p{Script=Han}/u,
};

async function read(lang: string, strings?: object): Promise<ReturnType<typeof readLauncherStrings>> {
  const box = await fixture(html`<div lang=${lang}><p .strings=${strings}></p></div>`);
  return readLauncherStrings(box.querySelector('p') ?? box);
}

/** A chat whose code never comes. */
class LostChat extends OutcropChat {
  protected override loadPanel(): ReturnType<OutcropChat['loadPanel']> {
    return Promise.reject(new TypeError('Failed to fetch'));
  }
}
customElements.define('lost-chat', LostChat);

describe('the words of the launcher', () => {
  it('are there in every language that the panel speaks, and small', async () => {
    expect(lines.map(([tag]) => tag)).to.deep.equal(languageTags);
    const packed = new Blob([launcherWords]).stream().pipeThrough(new CompressionStream('gzip'));
    expect((await new Response(packed).arrayBuffer()).byteLength).to.be.below(0.8 * 1024);
  });

  for (const [tag = ''] of lines) {
    it(`are all translated to ${tag}, in its letters`, async () => {
      const words = Object.entries(await read(tag));
      expect(words.map(([name]) => name)).to.have.members(Object.keys(launcherStrings));
      for (const [name, text] of words) {
        expect(text, name).to.match(scripts[tag] ?? /\p{Script=Latin}/u);
        const english = new Map(Object.entries(launcherStrings)).get(name);
        expect(text === english, `${tag}.${name}`).to.equal(same.has(`${tag}.${name}`));
      }
    });
  }

  it('follow the first part of the tag, whatever its letters', async () => {
    expect((await read('de-CH')).close).to.equal('Chat schließen');
    expect((await read('ZH-Hans-CN')).title).to.equal('聊天');
  });

  it('are English for a language that is not there, and for what is no language', async () => {
    for (const lang of ['tlh', 'd', '[', 'de|Chat', '聊天', 'constructor'])
      expect(await read(lang), lang).to.deep.equal(launcherStrings);
  });

  it('are the page’s own where it has some', async () => {
    const words = await read('fr', {title: 'Demandez', loadFailed: 'Zut.'});
    expect([words.title, words.close, words.loadFailed]).to.deep.equal(['Demandez', 'Fermer la discussion', 'Zut.']);
  });

  it('name launcher, panel and close button before anything was fetched', async () => {
    const box = await fixture(html`<div lang="ja"><outcrop-chat></outcrop-chat></div>`);
    const element = box.querySelector('outcrop-chat');
    if (!element) throw new Error('It was not drawn.');
    await element.updateComplete;
    for (const part of ['launcher', 'panel']) expect(getPart(element, part).ariaLabel).to.equal('チャット');
    expect(getPart(element, 'close-button').ariaLabel).to.equal('チャットを閉じる');
    await expectAccessible(element);
  });

  it('change with the strings of the page', async () => {
    const element = await mount(html`<outcrop-chat></outcrop-chat>`);
    element.strings = {title: 'Ask the desk', close: 'Put away'};
    await element.updateComplete;
    expect(getPart(element, 'launcher').ariaLabel).to.equal('Ask the desk');
    expect(getPart(element, 'close-button').ariaLabel).to.equal('Put away');
  });

  it('tell in the language of the page that the code did not come, and in English the page’s developer', async () => {
    const element = await mount(html`<lost-chat lang="es" history="off"></lost-chat>`);
    const failed = hear(element, 'outcrop-error');
    element.show();
    expect((await failed).error.message).to.equal(launcherStrings.loadFailed);
    const notice = await until(() => findPart(element, 'notice'));
    expect(notice.textContent).to.contain('El chat no se ha cargado.');
    expect(getPart(element, 'retry-button').textContent).to.equal('Reintentar');
  });

  it('stand at the other side of a page that is written from right to left', async () => {
    const box = await fixture(html`<div lang="ar" dir="rtl"><outcrop-chat></outcrop-chat></div>`);
    const element = box.querySelector('outcrop-chat');
    if (!element) throw new Error('It was not drawn.');
    await element.updateComplete;
    expect(getPart(element, 'launcher').getBoundingClientRect().left).to.be.below(40);
    expect(getPart(element, 'launcher').ariaLabel).to.equal('دردشة');
  });
});
