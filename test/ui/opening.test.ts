import {expect, fixture, html} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {deepFocus, drawn, expectAccessible, findPart, getPart, hear, mount, PuppetBackend, until} from './harness.js';

const chat = () =>
  mount(html`<outcrop-chat history="off" .backend=${new PuppetBackend()} heading="Ask us"></outcrop-chat>`);

describe('opening and closing', () => {
  it('shows the launcher alone, and nothing of the panel to assistive technology', async () => {
    const element = await chat();
    expect(getPart(element, 'launcher').getAttribute('aria-expanded')).to.equal('false');
    expect(getPart(element, 'panel').checkVisibility()).to.equal(false);
    expect(getPart(element, 'panel').inert).to.equal(true);
    await expectAccessible(element);
  });

  it('opens by its launcher, tells it, and puts the focus into the text field', async () => {
    const element = await chat();
    const opened = hear(element, 'outcrop-open');
    getPart(element, 'launcher').click();
    const event = await opened;
    expect([event.bubbles, event.composed]).to.deep.equal([true, true]);
    expect(element.open).to.equal(true);
    expect(element.hasAttribute('open')).to.equal(true);
    expect(getPart(element, 'panel').matches(':popover-open')).to.equal(true);
    await until(() => deepFocus() === findPart(element, 'composer-input'));
    await expectAccessible(element);
  });

  it('closes by Escape and gives the focus back to the launcher', async () => {
    const element = await chat();
    getPart(element, 'launcher').focus();
    await sendKeys({press: 'Enter'});
    await until(() => deepFocus() === findPart(element, 'composer-input'));
    const closed = hear(element, 'outcrop-close');
    await sendKeys({press: 'Escape'});
    await closed;
    expect(getPart(element, 'panel').matches(':popover-open')).to.equal(false);
    expect(deepFocus()).to.equal(getPart(element, 'launcher'));
  });

  it('keeps everything in its place while it fades', async () => {
    const element = await chat();
    element.show();
    await until(() => findPart(element, 'composer-input'));
    element.hide();
    await element.updateComplete;
    expect(getComputedStyle(getPart(element, 'panel')).flexDirection).to.equal('column');
  });

  it('gives the focus back to the button of the page that opened it', async () => {
    const element = await chat();
    const button = await fixture<HTMLButtonElement>(html`<button @click=${() => element.show()}>Help</button>`);
    button.focus();
    button.click();
    await until(() => deepFocus() === findPart(element, 'composer-input'));
    getPart(element, 'close-button').click();
    await element.updateComplete;
    expect(deepFocus()).to.equal(button);
  });

  it('leaves the focus where it is when the page closes it meanwhile', async () => {
    const element = await chat();
    const field = await fixture<HTMLInputElement>(html`<input aria-label="Elsewhere" />`);
    element.show();
    await until(() => deepFocus() === findPart(element, 'composer-input'));
    field.focus();
    element.hide();
    await element.updateComplete;
    expect(deepFocus()).to.equal(field);
  });

  it('does not close by Escape while a word is being composed, nor when somebody else took the key', async () => {
    const element = await chat();
    element.show();
    const input = await until(() => findPart(element, 'composer-input'));
    input.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', isComposing: true, bubbles: true}));
    input.addEventListener('keydown', (event) => event.preventDefault(), {once: true});
    input.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true, cancelable: true}));
    expect(element.open).to.equal(true);
  });

  it('keeps Escape from a dialog of the page around it', async () => {
    const element = await chat();
    element.show();
    const input = await until(() => findPart(element, 'composer-input'));
    let heard = 0;
    const listener = () => (heard += 1);
    document.addEventListener('keydown', listener);
    const escape = new KeyboardEvent('keydown', {key: 'Escape', bubbles: true, composed: true, cancelable: true});
    input.dispatchEvent(escape);
    document.removeEventListener('keydown', listener);
    expect([heard, escape.defaultPrevented, element.open]).to.deep.equal([0, true, false]);
  });

  it('opens and closes by method, property and attribute alike', async () => {
    const element = await chat();
    const heard: string[] = [];
    for (const type of ['outcrop-open', 'outcrop-close'] as const)
      element.addEventListener(type, () => heard.push(type));
    element.toggle();
    await element.updateComplete;
    element.toggle();
    await element.updateComplete;
    element.open = true;
    await element.updateComplete;
    element.removeAttribute('open');
    await element.updateComplete;
    expect(heard).to.deep.equal(['outcrop-open', 'outcrop-close', 'outcrop-open', 'outcrop-close']);
  });

  it('does not take the focus when it is open from the start', async () => {
    const element = await mount(html`<outcrop-chat open .backend=${new PuppetBackend()}></outcrop-chat>`);
    await until(() => findPart(element, 'composer-input'));
    await drawn(element);
    expect(element.open).to.equal(true);
    expect(deepFocus()).to.equal(document.body);
  });

  it('focuses the launcher while it is closed, and the text field while it is open', async () => {
    const element = await chat();
    element.focus();
    expect(deepFocus()).to.equal(getPart(element, 'launcher'));
    element.show();
    const input = await until(() => findPart(element, 'composer-input'));
    input.blur();
    element.focus();
    expect(deepFocus()).to.equal(input);
  });

  it('stays open, with its text, when it is put elsewhere in the document', async () => {
    const element = await chat();
    element.show();
    const input = await until(() => findPart<HTMLTextAreaElement>(element, 'composer-input'));
    input.value = 'Half a question';
    const box = await fixture(html`<div></div>`);
    box.append(element);
    await element.updateComplete;
    expect(getPart(element, 'panel').matches(':popover-open')).to.equal(true);
    expect(getPart<HTMLTextAreaElement>(element, 'composer-input').value).to.equal('Half a question');
  });
});

describe('the three modes', () => {
  it('is a dialog in bubble and side mode, with a launcher', async () => {
    for (const mode of ['bubble', 'side']) {
      const element = await mount(html`<outcrop-chat mode=${mode} heading="Ask us"></outcrop-chat>`);
      expect(getPart(element, 'panel').getAttribute('role')).to.equal('dialog');
      expect(getPart(element, 'panel').getAttribute('aria-label')).to.equal('Ask us');
      expect(getPart(element, 'launcher').getAttribute('aria-label')).to.equal('Ask us');
    }
  });

  it('covers a whole side of the window as a drawer', async () => {
    const element = await mount(html`<outcrop-chat mode="side" .backend=${new PuppetBackend()}></outcrop-chat>`);
    element.show();
    await until(() => findPart(element, 'composer-input'));
    const box = getPart(element, 'panel').getBoundingClientRect();
    expect(box.height).to.be.closeTo(innerHeight, 1);
    expect(box.right).to.be.closeTo(document.documentElement.clientWidth, 20);
    expect(getComputedStyle(getPart(element, 'launcher')).visibility).to.equal('hidden');
  });

  it('fills its box inline, always open, without launcher and close button', async () => {
    const box = await fixture<HTMLElement>(
      html`<div><outcrop-chat mode="inline" heading="Ask us" .backend=${new PuppetBackend()}></outcrop-chat></div>`,
    );
    box.style.width = '500px';
    box.style.height = '420px';
    const element = box.querySelector('outcrop-chat');
    if (!element) throw new Error('It was not drawn.');
    await until(() => findPart(element, 'composer-input'));
    const {width, height} = getPart(element, 'panel').getBoundingClientRect();
    expect([width, height]).to.deep.equal([500, 420]);
    expect(findPart(element, 'launcher')).to.equal(undefined);
    expect(getPart(element, 'close-button').hidden).to.equal(true);
    expect(getPart(element, 'panel').getAttribute('role')).to.equal('region');
    await expectAccessible(element);
    element.show();
    expect(deepFocus()).to.equal(getPart(element, 'composer-input'));
    await sendKeys({press: 'Escape'});
    expect(getPart(element, 'composer-input').checkVisibility()).to.equal(true);
  });

  it('can change its mode while it is open', async () => {
    const element = await chat();
    element.show();
    await until(() => findPart(element, 'composer-input'));
    element.mode = 'inline';
    await element.updateComplete;
    expect(getPart(element, 'panel').checkVisibility()).to.equal(true);
    element.mode = 'side';
    await element.updateComplete;
    expect(getPart(element, 'panel').matches(':popover-open')).to.equal(true);
  });

  it('obeys the attribute hidden in every mode', async () => {
    for (const mode of ['bubble', 'side', 'inline']) {
      const element = await mount(html`<outcrop-chat mode=${mode} open hidden></outcrop-chat>`);
      expect(getPart(element, 'panel').checkVisibility(), mode).to.equal(false);
    }
  });
});
