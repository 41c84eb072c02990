import {expect, html} from '@open-wc/testing';
import {ChatError, type OutcropChat} from '../../src/element.js';
import {
  allParts,
  answerText,
  delta,
  drawn,
  expectAccessible,
  findPart,
  getPart,
  mount,
  mountOpen,
  press,
  until,
  write,
  type PuppetBackend,
} from './harness.js';

/** Everything that changes in the transcript while something happens. */
function watch(target: Element): MutationRecord[] {
  const records: MutationRecord[] = [];
  const observer = new MutationObserver((newest) => records.push(...newest));
  observer.observe(target, {childList: true, characterData: true, subtree: true});
  return records;
}

/** Waits without frames. */
async function untilByTimer(isTrue: () => boolean): Promise<void> {
  for (let round = 0; round < 500 && !isTrue(); round += 1) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(isTrue()).to.equal(true);
}

/** What draws markdown may arrive after the first words, and draws them anew, once. */
function untilMarkdown(element: OutcropChat): Promise<unknown> {
  return until(() => getPart(element, 'message-assistant').querySelector('.markdown p'));
}

describe('drawing a growing answer', () => {
  it('never touches what is finished', async () => {
    const {element, backend} = await mountOpen();
    void element.send('Hello');
    await until(() => backend.requests.length > 0);
    backend.say(delta('First paragraph.\n\nSecond'));
    await until(() => answerText(element)?.includes('Second'));
    await untilMarkdown(element);
    const [question] = allParts(element, 'message-user');
    const first = getPart(element, 'message-assistant').querySelector('p');
    if (!question || !first) throw new Error('Nothing was drawn.');
    const records = [...watch(question), ...watch(first)];
    for (const words of [' paragraph', '.\n\n', 'Third', ' one.']) {
      backend.say(delta(words));
      await drawn(element);
    }
    expect(records).to.deep.equal([]);
    expect(getPart(element, 'message-assistant').querySelector('p')).to.equal(first);
    expect(answerText(element)?.replaceAll(/\s*\n\s*/g, ' ')).to.contain('Third one.');
  });

  it('keeps a selection in the very paragraph that grows', async () => {
    const {element, backend} = await mountOpen();
    void element.send('Hello');
    await until(() => backend.requests.length > 0);
    backend.say(delta('Words that somebody selects'));
    await until(() => answerText(element));
    await untilMarkdown(element);
    const paragraph = getPart(element, 'message-assistant').querySelector('p');
    const text = [...(paragraph?.childNodes ?? [])].find((node) => node instanceof Text);
    if (!text) throw new Error('Nothing was drawn.');
    const range = document.createRange();
    range.setStart(text, 6);
    range.setEnd(text, 10);
    for (let round = 0; round < 5; round += 1) {
      backend.say(delta(' and more'));
      await drawn(element);
    }
    expect(text.data).to.contain('and more and more');
    expect([range.startOffset, range.endOffset, range.toString()]).to.deep.equal([6, 10, 'that']);
  });

  it('draws at most once a frame, however many parts arrive', async () => {
    const {element, backend} = await mountOpen();
    void element.send('Hello');
    await until(() => backend.requests.length > 0);
    backend.say(delta('Start'));
    await until(() => answerText(element));
    const paragraph = getPart(element, 'message-assistant').querySelector('p');
    const records = watch(paragraph ?? element);
    backend.say(...Array.from({length: 500}, () => delta(' word')));
    await until(() => answerText(element)?.endsWith('word'));
    await drawn(element);
    expect(records.length).to.be.lessThan(20);
    expect(answerText(element)?.match(/word/g)?.length).to.equal(500);
  });

  it('draws all the same on a page where frames never come', async () => {
    const {element, backend} = await mountOpen();
    const real = window.requestAnimationFrame;
    window.requestAnimationFrame = () => 0;
    try {
      void element.send('Hello');
      await untilByTimer(() => backend.requests.length > 0);
      backend.say(delta('Hi'));
      await untilByTimer(() => answerText(element) === 'Hi');
      backend.say(delta(' there'));
      await untilByTimer(() => answerText(element) === 'Hi there');
    } finally {
      window.requestAnimationFrame = real;
    }
  });

  it('takes markup for text', async () => {
    const {element, backend} = await mountOpen();
    const markup = '<img src=x onerror="alert(1)"><script>alert(2)</script>';
    void element.send(markup);
    await until(() => backend.requests.length > 0);
    backend.end(markup);
    await until(() => answerText(element));
    expect(answerText(element)).to.equal(markup);
    expect(getPart(element, 'transcript').querySelector('img, script')).to.equal(null);
  });
});

describe('speaking', () => {
  const spoken = (element: HTMLElement) => element.shadowRoot?.querySelector('.announcer');

  it('leaves the growing transcript silent', async () => {
    const {element} = await mountOpen();
    const transcript = getPart(element, 'transcript');
    expect([transcript.getAttribute('role'), transcript.getAttribute('aria-live')]).to.deep.equal(['log', 'off']);
  });

  it('says that an answer begins, what it says once it is a sentence, and that it is done', async () => {
    const {element, backend} = await mountOpen();
    const region = spoken(element);
    if (!region) throw new Error('There is no announcer.');
    expect([region.getAttribute('role'), region.textContent]).to.deep.equal(['status', '']);
    const said: string[] = [];
    new MutationObserver(() => said.push(region.textContent ?? '')).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    void element.send('Hello');
    await until(() => backend.requests.length > 0);
    for (const word of ['Granite ', 'is ', 'hard.']) {
      backend.say(delta(word));
      await drawn(element);
    }
    backend.end({messageStop: {stopReason: 'end_turn'}});
    await until(() => element.status !== 'streaming');
    await until(() => said.includes('Granite is hard.\nDone.'));
    expect([...new Set(said)]).to.deep.equal(['Answering …', 'Granite is hard.\nDone.']);
  });

  it('says that an answer was stopped', async () => {
    const {element, backend} = await mountOpen();
    void element.send('Hello');
    await until(() => backend.requests.length > 0);
    element.stop();
    await until(() => spoken(element)?.textContent?.includes('You stopped'));
  });

  it('says that a question waits', async () => {
    const {element, backend} = await mountOpen();
    element.patience = {attempts: 2};
    await element.updateComplete;
    void element.send('Hello');
    await until(() => backend.requests.length > 0);
    backend.say(new ChatError('throttled', {message: 'Busy.', retryAfterMs: 60_000}));
    await until(() => spoken(element)?.textContent?.includes('Trying again'));
    element.stop();
  });

  it('says again what is wrong each time that somebody tries', async () => {
    const element = await mount(html`<outcrop-chat></outcrop-chat>`);
    element.show();
    await until(() => findPart(element, 'composer-input'));
    press(write(element, 'Hello'), 'Enter');
    await until(() => findPart(element, 'notice'));
    const said = new Set<string>();
    for (let round = 0; round < 3; round += 1) {
      press(write(element, 'Hello'), 'Enter');
      await drawn(element);
      said.add(spoken(element)?.textContent ?? '');
    }
    expect([...said].map((text) => text.trim())).to.deep.equal([element.error?.message, element.error?.message]);
  });

  for (const [name, finish, words] of [
    ['an answer', (backend: PuppetBackend) => backend.end('Hi there'), 'Hi there'],
    ['a failure', (backend: PuppetBackend) => backend.say(new ChatError('network', {message: 'No way.'})), 'No way.'],
  ] as const) {
    it(`tells ${name} that comes while the panel is closed, and marks the launcher until it is opened`, async () => {
      const {element, backend} = await mountOpen();
      const launcher = getPart(element, 'launcher');
      void element.send('Hello');
      await until(() => backend.requests.length > 0);
      element.hide();
      await drawn(element);
      expect(launcher.getAttribute('aria-label')).to.equal('Chat');
      finish(backend);
      const region = await until(() => spoken(element)?.textContent?.includes(words) && spoken(element));
      expect(region.closest('[inert]')).to.equal(null);
      // The launcher is marked by code that may arrive later.
      await until(() => launcher.getAttribute('aria-label') === 'Chat, 1 new answer');
      await expectAccessible(element);
      element.show();
      await drawn(element);
      expect(launcher.getAttribute('aria-label')).to.equal('Chat');
    });
  }
});
