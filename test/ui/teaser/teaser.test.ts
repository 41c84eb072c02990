import {expect, fixture, html} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {OutcropChat} from '../../../src/element.js';
import {languageTags} from '../../../src/locales/index.js';
import {greet} from '../../../src/ui/teaser/index.js';
import {dismissWords, readDismissWord} from '../../../src/ui/teaser/words.js';
import {deepFocus, drawn, expectAccessible, findPart, getPart, mount, PuppetBackend, until} from '../harness.js';

let count = 0;
const newKey = () => `teaser-${Date.now()}-${(count += 1)}`;

/** A chat with a greeting that comes at once. */
async function mountGreeting(key = newKey(), changes: Partial<OutcropChat> = {}): Promise<OutcropChat> {
  const element = await mount(
    html`<outcrop-chat
      history-key=${key}
      .backend=${new PuppetBackend()}
      .consent=${changes.consent}
      .history=${changes.history ?? 'tab'}
      .mode=${changes.mode ?? 'bubble'}
    ></outcrop-chat>`,
  );
  greet(element, {delayMs: 0});
  element.teaser = 'Can I help you?';
  await element.updateComplete;
  return element;
}

const shown = (element: OutcropChat) => until(() => findPart(element, 'teaser'));

/** Waits as long as a greeting takes to come. */
async function settled(element: OutcropChat): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
  await drawn(element);
}

describe('the greeting beside the launcher', () => {
  it('comes a moment after the page, and takes neither the focus nor the word', async () => {
    const field = await fixture<HTMLInputElement>(html`<input aria-label="Elsewhere" />`);
    field.focus();
    const element = await mount(
      html`<outcrop-chat
        history-key=${newKey()}
        teaser="Can I help you?"
        .backend=${new PuppetBackend()}
      ></outcrop-chat>`,
    );
    expect(findPart(element, 'teaser')).to.equal(undefined);
    const teaser = await shown(element);
    expect(getPart(element, 'teaser-button').textContent).to.equal('Can I help you?');
    expect(document.activeElement).to.equal(field);
    expect(teaser.closest('[aria-live], [role=alert], [role=status]')).to.equal(null);
    await Promise.all(teaser.getAnimations().map((animation) => animation.finished));
    await expectAccessible(element);
  });

  it('opens the chat by a click, and goes', async () => {
    const element = await mountGreeting();
    await shown(element);
    getPart(element, 'teaser-button').click();
    await until(() => deepFocus() === findPart(element, 'composer-input'));
    expect([element.open, findPart(element, 'teaser')]).to.deep.equal([true, undefined]);
    element.hide();
    await settled(element);
    expect(findPart(element, 'teaser')).to.equal(undefined);
    expect(deepFocus()).to.equal(getPart(element, 'launcher'));
  });

  it('keeps its words in place while the chat changes: a press that lasts is a click', async () => {
    const element = await mountGreeting();
    await shown(element);
    const words = getPart(element, 'teaser-button').firstChild;
    element.requestUpdate();
    await element.updateComplete;
    expect(getPart(element, 'teaser-button').firstChild).to.equal(words);
    element.teaser = 'Anything else?';
    await element.updateComplete;
    expect(getPart(element, 'teaser-button').textContent).to.equal('Anything else?');
  });

  it('is reached by Tab before the launcher, and put away by its button', async () => {
    const element = await mountGreeting();
    await shown(element);
    const before = await fixture<HTMLButtonElement>(html`<button>Before</button>`);
    element.before(before);
    before.focus();
    await sendKeys({press: 'Tab'});
    expect(deepFocus()).to.equal(getPart(element, 'teaser-button'));
    await sendKeys({press: 'Tab'});
    expect(deepFocus()).to.equal(getPart(element, 'teaser-close-button'));
    await sendKeys({press: 'Enter'});
    await element.updateComplete;
    expect([element.open, findPart(element, 'teaser')]).to.deep.equal([false, undefined]);
    expect(deepFocus()).to.equal(getPart(element, 'launcher'));
  });

  it('is put away by Escape, from the launcher too, which a dialog around it does not hear', async () => {
    for (const part of ['launcher', 'teaser-button', 'teaser-close-button']) {
      const element = await mountGreeting();
      await shown(element);
      getPart(element, part).focus();
      let heard = 0;
      const listener = () => (heard += 1);
      document.addEventListener('keydown', listener);
      await sendKeys({press: 'Escape'});
      await element.updateComplete;
      expect([findPart(element, 'teaser'), element.open, heard], part).to.deep.equal([undefined, false, 0]);
      expect(deepFocus(), part).to.equal(getPart(element, 'launcher'));
      await sendKeys({press: 'Escape'});
      document.removeEventListener('keydown', listener);
      expect(heard, part).to.equal(1);
      element.remove();
    }
  });

  it('does not come again in the visit once it was put away, or the chat was opened', async () => {
    const {setTimeout: wait} = globalThis;
    const mountAnew = (key: string) =>
      mount(html`<outcrop-chat history-key=${key} teaser="Again?" .backend=${new PuppetBackend()}></outcrop-chat>`);
    for (const use of [
      (element: OutcropChat) => getPart(element, 'teaser-close-button').click(),
      (element: OutcropChat) => element.show(),
    ]) {
      const key = newKey();
      const first = await mountGreeting(key);
      await shown(first);
      use(first);
      await first.updateComplete;
      // No moment passes until a greeting comes by itself.
      Object.assign(globalThis, {setTimeout: (act: () => void) => wait(act, 0)});
      try {
        const next = await mountAnew(key);
        await shown(await mountAnew(newKey()));
        await settled(next);
        expect(findPart(next, 'teaser')).to.equal(undefined);
      } finally {
        Object.assign(globalThis, {setTimeout: wait});
      }
    }
  });

  it('comes again as long as it was only seen', async () => {
    const key = newKey();
    await shown(await mountGreeting(key));
    await shown(await mountGreeting(key));
  });

  it('remembers nothing where nothing is to be kept, and where storage fails', async () => {
    const key = newKey();
    const {setItem, getItem} = Storage.prototype;
    const refuse = () => {
      throw new DOMException('No room', 'QuotaExceededError');
    };
    const put = async (element: OutcropChat) => {
      await shown(element);
      getPart(element, 'teaser-close-button').click();
      await settled(element);
      expect(findPart(element, 'teaser')).to.equal(undefined);
    };
    await put(await mountGreeting(key, {history: 'off'}));
    await put(await mountGreeting(key, {consent: async () => true}));
    Object.assign(Storage.prototype, {setItem: refuse, getItem: refuse});
    try {
      await put(await mountGreeting(key));
    } finally {
      Object.assign(Storage.prototype, {setItem, getItem});
    }
    await shown(await mountGreeting(key));
  });

  it('is not there in an inline chat, nor beside an open one', async () => {
    const inline = await mountGreeting(newKey(), {mode: 'inline'});
    await settled(inline);
    expect(findPart(inline, 'teaser')).to.equal(undefined);
    const element = await mount(html`<outcrop-chat history-key=${newKey()} open></outcrop-chat>`);
    greet(element, {delayMs: 0});
    element.teaser = 'Hello';
    await settled(element);
    expect(findPart(element, 'teaser')).to.equal(undefined);
  });

  it('follows its attribute, in every script, as text', async () => {
    const element = await mountGreeting();
    await shown(element);
    element.setAttribute('teaser', '<img src=x onerror=alert(1)> مرحبا');
    await element.updateComplete;
    expect(getPart(element, 'teaser-button').textContent).to.equal('<img src=x onerror=alert(1)> مرحبا');
    expect(getPart(element, 'teaser-button').dir).to.equal('auto');
    element.removeAttribute('teaser');
    await element.updateComplete;
    expect(findPart(element, 'teaser')).to.equal(undefined);
    for (const teaser of ['Back', undefined, 'Back again']) {
      element.teaser = teaser;
      greet(element, {delayMs: 0});
      await settled(element);
    }
    await shown(element);
    expect(element.shadowRoot?.querySelectorAll('.teaser').length).to.equal(1);
  });

  it('goes with the element, and comes back with it', async () => {
    const element = await mountGreeting();
    await shown(element);
    const parent = element.parentElement;
    element.remove();
    expect(findPart(element, 'teaser')).to.equal(undefined);
    parent?.append(element);
    await shown(element);
    expect(element.shadowRoot?.adoptedStyleSheets.length).to.equal(
      new Set(element.shadowRoot?.adoptedStyleSheets).size,
    );
  });

  it('stands beside the launcher without covering it, in both directions', async () => {
    for (const dir of ['ltr', 'rtl']) {
      const box = await fixture(html`<div dir=${dir}></div>`);
      const element = await mountGreeting();
      box.append(element);
      const teaser = (await shown(element)).getBoundingClientRect();
      const launcher = getPart(element, 'launcher').getBoundingClientRect();
      expect(dir === 'ltr' ? teaser.right <= launcher.left : teaser.left >= launcher.right, dir).to.equal(true);
      expect(teaser.bottom).to.be.closeTo(launcher.bottom, 12);
      for (const part of ['teaser-button', 'teaser-close-button']) {
        const {width, height} = getPart(element, part).getBoundingClientRect();
        expect(Math.min(width, height), part).to.be.at.least(24);
      }
      element.remove();
    }
  });

  it('looks as the tokens say', async () => {
    const element = await mountGreeting();
    const look = getComputedStyle(await shown(element));
    element.style.setProperty('--outcrop-surface', 'rgb(1, 2, 3)');
    element.style.setProperty('--outcrop-text', 'rgb(250, 251, 252)');
    element.style.setProperty('--outcrop-radius', '3px');
    expect([look.backgroundColor, look.color, look.borderTopLeftRadius]).to.deep.equal([
      'rgb(1, 2, 3)',
      'rgb(250, 251, 252)',
      '3px',
    ]);
  });

  it('moves only for those who do not mind', async () => {
    const element = await mountGreeting();
    await shown(element);
    const rules = (element.shadowRoot?.adoptedStyleSheets ?? []).flatMap((sheet) => [...sheet.cssRules]);
    const moving = rules.filter(({cssText}) => cssText.includes('animation: ') && cssText.includes('greet'));
    expect(moving.length).to.equal(1);
    expect(moving[0]).to.be.instanceOf(CSSMediaRule);
    expect((moving[0] as CSSMediaRule).conditionText).to.equal('(prefers-reduced-motion: no-preference)');
  });

  it('stays away from a phone where it would cover much, and comes where it is short', async () => {
    for (const [text, isThere] of [
      ['Hello! '.repeat(30), false],
      ['Hello!', true],
    ] as const) {
      const frame = await fixture<HTMLIFrameElement>(html`<iframe width="360" height="500" title="A phone"></iframe>`);
      frame.srcdoc = `<!doctype html><script type="module">
        import '/src/index.ts'; import {greet} from '/src/ui/teaser/index.ts';
        const chat = document.createElement('outcrop-chat');
        chat.historyKey = '${newKey()}';
        document.body.append(chat);
        greet(chat, {delayMs: 0});
        chat.teaser = '${text}';
        chat.addController({hostUpdated() { document.body.dataset.updates = Number(document.body.dataset.updates ?? 0) + 1; }});
      </script>`;
      await until(() => Number(frame.contentDocument?.body?.dataset['updates']) >= 2);
      const teaser = frame.contentDocument?.querySelector('outcrop-chat')?.shadowRoot?.querySelector('.teaser');
      expect(Boolean(teaser), text).to.equal(isThere);
    }
  });
});

describe('the word that puts the greeting away', () => {
  it('is there in every language', () => {
    expect(Object.keys(dismissWords)).to.have.members(['en', ...languageTags]);
    expect(new Set(Object.values(dismissWords)).size).to.equal(languageTags.length + 1);
  });

  it('follows the page, and the page’s own words', async () => {
    const box = await fixture<HTMLElement>(html`<div lang="de-AT"><p></p></div>`);
    expect(readDismissWord(box.querySelector('p') ?? box)).to.equal('Hinweis ausblenden');
    box.lang = 'constructor';
    expect(readDismissWord(box)).to.equal('Dismiss');
    const element = await mountGreeting();
    await shown(element);
    element.strings = {dismiss: 'No, thanks'};
    await until(() => getPart(element, 'teaser-close-button').ariaLabel === 'No, thanks');
  });
});
