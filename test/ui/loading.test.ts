import {expect, html} from '@open-wc/testing';
import {OutcropChat} from '../../src/element.js';
import {expectAccessible, findPart, getPart, hear, mount, PuppetBackend, until} from './harness.js';

type PanelModule = Awaited<ReturnType<OutcropChat['loadPanel']>>;

/** Counts how often the panel's code is asked for, and fails as often as a test wants. */
class CountingChat extends OutcropChat {
  asked = 0;
  failures = 0;

  protected override loadPanel(): Promise<PanelModule> {
    this.asked += 1;
    if (this.failures === 0) return super.loadPanel();
    this.failures -= 1;
    return Promise.reject(new TypeError('Failed to fetch dynamically imported module: outcrop-panel.js'));
  }
}
customElements.define('counting-chat', CountingChat);

async function mountCounting(failures = 0): Promise<{element: CountingChat; backend: PuppetBackend}> {
  const backend = new PuppetBackend();
  const element = (await mount(
    html`<counting-chat history="off" .backend=${backend}></counting-chat>`,
  )) as CountingChat;
  element.failures = failures;
  return {element, backend};
}

describe('what is loaded when', () => {
  it('loads nothing for a page that never touches the chat', async () => {
    const {element, backend} = await mountCounting();
    expect([element.asked, backend.prepared]).to.deep.equal([0, 0]);
    expect(findPart(element, 'composer-input')).to.equal(undefined);
  });

  for (const type of ['pointerenter', 'focusin', 'touchstart']) {
    it(`gets everything ready at ${type} on the launcher, once`, async () => {
      const {element, backend} = await mountCounting();
      const launcher = getPart(element, 'launcher');
      launcher.dispatchEvent(new Event(type, {bubbles: true, composed: true}));
      launcher.dispatchEvent(new Event(type, {bubbles: true, composed: true}));
      await until(() => backend.prepared > 0);
      expect(element.asked).to.equal(1);
      expect(element.open).to.equal(false);
    });
  }

  it('gets everything ready when it is opened', async () => {
    const {element, backend} = await mountCounting();
    element.show();
    await until(() => backend.prepared > 0);
    expect(element.asked).to.equal(1);
  });

  it('draws an inline chat at once, and waits with the rest until somebody comes near', async () => {
    const backend = new PuppetBackend();
    const element = await mount(html`<outcrop-chat mode="inline" history="off" .backend=${backend}></outcrop-chat>`);
    await until(() => findPart(element, 'composer-input'));
    expect(backend.prepared).to.equal(0);
    element.dispatchEvent(new Event('pointerenter'));
    await until(() => backend.prepared > 0);
  });

  it('says that it is opening until the panel has come', async () => {
    const {element} = await mountCounting();
    element.open = true;
    await element.updateComplete;
    expect(getPart(element, 'panel').querySelector('[role="status"]')?.textContent).to.contain('Opening');
    await until(() => findPart(element, 'composer-input'));
  });
});

describe('code that cannot be loaded', () => {
  it('is told in place, with a button that tries again', async () => {
    const {element} = await mountCounting(1);
    const failed = hear(element, 'outcrop-error');
    element.show();
    const {error} = await failed;
    expect([error.code, error.retryable]).to.deep.equal(['network', true]);
    expect(error.hint).to.contain('outcrop-panel.js').and.to.contain('script-src');
    const notice = await until(() => findPart(element, 'notice'));
    expect(notice.getAttribute('role')).to.equal('alert');
    expect(notice.dataset.code).to.equal('network');
    expect([element.status, element.error]).to.deep.equal(['failed', error]);
    expect(element.matches(':state(failed)')).to.equal(true);
    await expectAccessible(element);
    getPart(element, 'retry-button').click();
    const input = await until(() => findPart(element, 'composer-input'));
    expect([element.status, element.error]).to.deep.equal(['idle', undefined]);
    await until(() => element.shadowRoot?.activeElement === input);
    expect(findPart(element, 'notice')).to.equal(undefined);
  });

  it('is nobody’s business while the visitor only comes near', async () => {
    const {element} = await mountCounting(1);
    let told = 0;
    element.addEventListener('outcrop-error', () => (told += 1));
    element.dispatchEvent(new Event('pointerenter'));
    await until(() => element.failures === 0);
    element.show();
    await until(() => findPart(element, 'composer-input'));
    expect([element.asked, told]).to.deep.equal([2, 0]);
  });

  it('shows no notice when the page shows the error itself', async () => {
    const {element} = await mountCounting(1);
    element.addEventListener('outcrop-error', (event) => event.preventDefault());
    element.show();
    await until(() => element.error);
    await element.updateComplete;
    expect(findPart(element, 'notice')).to.equal(undefined);
  });

  it('gives a failed message to a page that sends', async () => {
    const {element} = await mountCounting(2);
    const answer = await element.send('Hello');
    expect([answer.status, answer.error?.code]).to.deep.equal(['failed', 'network']);
    expect((await element.retry()).status).to.equal('failed');
  });
});

describe('leaving the document', () => {
  it('keeps the conversation when it comes back at once', async () => {
    const {element, backend} = await mountCounting();
    const answer = element.send('Hello');
    await until(() => backend.requests.length > 0);
    const parent = element.parentElement;
    element.remove();
    parent?.append(element);
    backend.end('Hi');
    expect((await answer).status).to.equal('complete');
    expect(element.messages.length).to.equal(2);
  });

  it('stops and forgets after a second', async () => {
    const {element, backend} = await mountCounting();
    const answer = element.send('Hello');
    await until(() => backend.requests.length > 0);
    backend.say('Half an ans');
    await until(() => element.messages[1]?.content.length);
    element.remove();
    expect((await answer).status).to.equal('stopped');
    expect(element.messages).to.deep.equal([]);
  });
});
