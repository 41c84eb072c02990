import {expect, fixture, html} from '@open-wc/testing';
import type {OutcropChat} from '../../src/element.js';
import {delta, findPart, getPart, mount, mountOpen, press, PuppetBackend, until} from './harness.js';

const style = (element: Element) => getComputedStyle(element);

/** A chat that shows everything that has a look of its own. */
async function mountFull(): Promise<OutcropChat> {
  const {element, backend} = await mountOpen();
  void element.send('Hello');
  await until(() => backend.requests.length > 0);
  backend.say(
    {contentBlockStart: {contentBlockIndex: 0, start: {toolUse: {toolUseId: 'a', name: 'look'}}}},
    {contentBlockDelta: {contentBlockIndex: 0, delta: {toolUse: {input: '{"at":1}'}}}},
    {contentBlockStop: {contentBlockIndex: 0}},
    new Error('boom'),
  );
  await until(() => findPart(element, 'retry-button') && findPart(element, 'block-tool-call'));
  return element;
}

describe('the tokens', () => {
  const effects: Readonly<Record<string, [value: string, read: (element: OutcropChat) => string, becomes: string]>> = {
    accent: ['rgb(1, 2, 3)', (chat) => style(getPart(chat, 'message-user')).backgroundColor, 'rgb(1, 2, 3)'],
    'on-accent': ['rgb(1, 2, 3)', (chat) => style(getPart(chat, 'launcher')).color, 'rgb(1, 2, 3)'],
    surface: ['rgb(1, 2, 3)', (chat) => style(getPart(chat, 'panel')).backgroundColor, 'rgb(1, 2, 3)'],
    'surface-raised': [
      'rgb(1, 2, 3)',
      (chat) => style(getPart(chat, 'block-tool-call')).backgroundColor,
      'rgb(1, 2, 3)',
    ],
    border: ['rgb(1, 2, 3)', (chat) => style(getPart(chat, 'panel')).borderBottomColor, 'rgb(1, 2, 3)'],
    text: ['rgb(1, 2, 3)', (chat) => style(getPart(chat, 'message-assistant')).color, 'rgb(1, 2, 3)'],
    'text-quiet': ['rgb(1, 2, 3)', (chat) => style(getPart(chat, 'ai-notice')).color, 'rgb(1, 2, 3)'],
    danger: ['rgb(1, 2, 3)', (chat) => style(getPart(chat, 'retry-button')).color, 'rgb(1, 2, 3)'],
    font: ['Papyrus', (chat) => style(getPart(chat, 'composer-input')).fontFamily, 'Papyrus'],
    'font-code': [
      'Papyrus',
      (chat) => style(getPart(chat, 'block-tool-call').querySelector('pre') ?? chat).fontFamily,
      'Papyrus',
    ],
    size: ['20px', (chat) => style(getPart(chat, 'message-assistant')).fontSize, '20px'],
    space: ['10px', (chat) => style(getPart(chat, 'launcher')).width, '70px'],
    radius: ['3px', (chat) => style(getPart(chat, 'panel')).borderTopLeftRadius, '3px'],
    width: ['333px', (chat) => style(getPart(chat, 'panel')).width, '333px'],
    height: ['333px', (chat) => style(getPart(chat, 'panel')).height, '333px'],
    layer: ['7', (chat) => style(getPart(chat, 'launcher')).zIndex, '7'],
  };

  for (const [name, [value, read, becomes]] of Object.entries(effects)) {
    it(`shows --outcrop-${name}, wherever around the chat it is set`, async () => {
      const element = await mountFull();
      expect(read(element)).to.not.equal(becomes);
      document.documentElement.style.setProperty(`--outcrop-${name}`, value);
      try {
        expect(read(element)).to.equal(becomes);
      } finally {
        document.documentElement.style.removeProperty(`--outcrop-${name}`);
      }
    });
  }
});

describe('the look', () => {
  it('is light or dark as the page says', async () => {
    const {element} = await mountOpen();
    const lightness = () => Number(/\d+/.exec(style(getPart(element, 'panel')).backgroundColor)?.[0]);
    element.theme = 'dark';
    await element.updateComplete;
    expect(lightness()).to.be.lessThan(60);
    expect(style(getPart(element, 'panel')).colorScheme).to.equal('dark');
    element.theme = 'light';
    await element.updateComplete;
    expect(lightness()).to.be.greaterThan(200);
    expect(style(getPart(element, 'panel')).colorScheme).to.equal('light');
  });

  it('owes nothing to the text styles of the page', async () => {
    const page = await fixture(html`<div></div>`);
    page.setAttribute('style', 'font: italic 40px/3 serif; text-transform: uppercase; letter-spacing: 9px; color: red');
    const {element} = await mountOpen();
    page.append(element);
    await element.updateComplete;
    const {fontStyle, fontSize, textTransform, letterSpacing, color} = style(getPart(element, 'transcript'));
    expect([fontStyle, fontSize, textTransform, letterSpacing]).to.deep.equal(['normal', '16px', 'none', 'normal']);
    expect(color).to.not.equal('rgb(255, 0, 0)');
  });

  it('is mirrored on a page that runs from right to left', async () => {
    const page = await fixture(html`<div dir="rtl"></div>`);
    const element = await mount(html`<outcrop-chat></outcrop-chat>`);
    page.append(element);
    expect(getPart(element, 'launcher').getBoundingClientRect().left).to.be.lessThan(100);
  });

  it('has no target below 24 pixels', async () => {
    const element = await mountFull();
    for (const name of ['launcher', 'close-button', 'retry-button', 'send-button', 'composer-input']) {
      const {width, height} = getPart(element, name).getBoundingClientRect();
      expect(Math.min(width, height), name).to.be.at.least(24);
    }
  });

  it('fills the screen of a phone', async () => {
    // Not every engine can resize its window here, but each has frames.
    const frame = await fixture<HTMLIFrameElement>(html`<iframe width="400" height="600" title="A phone"></iframe>`);
    frame.srcdoc = `<!doctype html><script type="module" src="/src/index.ts"></script><outcrop-chat open></outcrop-chat>`;
    const panel = await until(() => {
      const element = frame.contentDocument?.querySelector('outcrop-chat');
      return element && findPart(element, 'composer-input') && getPart(element, 'panel');
    });
    const {width, height} = panel.getBoundingClientRect();
    expect([width, height]).to.deep.equal([400, 600]);
    const launcher = panel.parentNode?.querySelector('[part="launcher"]');
    expect(launcher && style(launcher).visibility).to.equal('hidden');
    expect(panel.getAttribute('aria-modal')).to.equal('true');
  });

  it('keeps the focus in what fills the screen, and lets it go in a larger window', async () => {
    const frame = await fixture<HTMLIFrameElement>(html`<iframe width="400" height="256" title="A phone"></iframe>`);
    frame.srcdoc = `<!doctype html><script type="module" src="/src/index.ts"></script><a href="#">Covered</a><outcrop-chat open></outcrop-chat>`;
    const element = await until(() => {
      const chat = frame.contentDocument?.querySelector('outcrop-chat');
      return chat && findPart(chat, 'composer-input') && chat;
    });
    const focused = () => element.shadowRoot?.activeElement?.getAttribute('part');
    const covered = frame.contentDocument?.querySelector('a');
    frame.contentWindow?.focus();
    for (const [shiftKey, landsOn] of [
      [false, 'close-button'],
      [true, 'send-button'],
    ] as const) {
      element.focus();
      press(getPart(element, 'composer-input'), 'Tab', {shiftKey});
      covered?.focus();
      expect(focused()).to.equal(landsOn);
    }
    expect(getPart(element, 'composer').getBoundingClientRect().bottom).to.be.at.most(256);
    frame.width = '700';
    await until(() => !getPart(element, 'panel').hasAttribute('aria-modal'));
    covered?.focus();
    expect(focused()).to.equal(undefined);
  });
});

describe('what a page puts in', () => {
  it('has a place in every slot, also before anybody opens the chat for the launcher’s', async () => {
    const element = await mount(html`
      <outcrop-chat history="off" .backend=${new PuppetBackend()}>
        <b slot="launcher-icon">?</b>
        <b slot="header">Stones</b>
        <b slot="empty">Ask me</b>
        <b slot="composer-extra">+</b>
        <b slot="footer">Terms</b>
      </outcrop-chat>
    `);
    const shown = () => [...element.children].filter((child) => child.checkVisibility()).map((child) => child.slot);
    expect(shown()).to.deep.equal(['launcher-icon']);
    element.show();
    await until(() => findPart(element, 'composer-input'));
    expect(shown()).to.deep.equal(['launcher-icon', 'header', 'empty', 'composer-extra', 'footer']);
    void element.send('Hello');
    await until(() => findPart(element, 'message-user'));
    expect(shown()).to.deep.equal(['launcher-icon', 'header', 'composer-extra', 'footer']);
  });

  it('sets the texts', async () => {
    const {element} = await mountOpen();
    const panel = getPart(element, 'panel');
    expect(panel.textContent).to.contain('How can I help?').and.to.contain('AI model');
    element.greeting = 'Ask about stones';
    element.heading = 'Quarry';
    element.withoutNotice = true;
    await element.updateComplete;
    expect(panel.textContent).to.contain('Ask about stones').and.not.to.contain('How can I help?');
    expect(getPart(element, 'header').textContent?.trim()).to.equal('Quarry');
    expect(panel.getAttribute('aria-label')).to.equal('Quarry');
    expect(findPart(element, 'ai-notice')).to.equal(undefined);
  });

  it('styles every part by its name', async () => {
    const {element, backend} = await mountOpen();
    void element.send('Hello');
    await until(() => backend.requests.length > 0);
    backend.say(delta('Hi'));
    await until(() => findPart(element, 'block-text'));
    const sheet = new CSSStyleSheet();
    document.adoptedStyleSheets.push(sheet);
    try {
      for (const name of [
        'launcher',
        'panel',
        'header',
        'close-button',
        'transcript',
        'message',
        'message-user',
        'block',
      ]) {
        sheet.replaceSync(`outcrop-chat::part(${name}) { outline: 3px solid rgb(9, 9, 9) }`);
        expect(style(getPart(element, name)).outlineColor, name).to.equal('rgb(9, 9, 9)');
      }
    } finally {
      document.adoptedStyleSheets.pop();
    }
  });
});
