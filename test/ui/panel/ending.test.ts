import {expect} from '@open-wc/testing';
import {ChatError} from '../../../src/element.js';
import {answerText, delta, drawn, expectAccessible, findPart, getPart, hear, mountOpen, until} from '../harness.js';

describe('a failed turn', () => {
  const failure = new ChatError('throttled', {
    message: 'Many people are asking.',
    hint: 'Ask for a quota.',
    retryable: true,
  });

  it('ends in a notice with its code, and succeeds by its button', async () => {
    const {element, backend} = await mountOpen();
    void element.send('Hello');
    await until(() => backend.requests.length > 0);
    const failed = hear(element, 'outcrop-error');
    backend.say(failure);
    expect((await failed).error).to.equal(failure);
    const notice = await until(() => findPart(element, 'notice'));
    expect(notice.dataset.code).to.equal('throttled');
    expect(notice.textContent).to.contain('Many people').and.not.to.contain('quota');
    expect([element.status, element.error]).to.deep.equal(['failed', failure]);
    expect(element.matches(':state(failed)')).to.equal(true);
    expect(findPart(element, 'message-assistant'), 'an answer of which nothing came').to.equal(undefined);
    await expectAccessible(element);
    getPart(element, 'retry-button').click();
    await until(() => backend.requests.length > 1);
    await until(() => !findPart(element, 'notice'));
    expect(element.shadowRoot?.activeElement).to.equal(getPart(element, 'composer-input'));
    backend.end('Hi');
    await until(() => element.status === 'idle');
    expect(element.messages.length).to.equal(2);
  });

  it('can go on where an answer broke off, by its button', async () => {
    const {element, backend} = await mountOpen();
    void element.send('Hello');
    await until(() => backend.requests.length > 0);
    backend.say(delta('Half an ans'), failure);
    const button = await until(() => findPart(element, 'continue-button'));
    await expectAccessible(element);
    button.click();
    await until(() => backend.requests.length > 1);
    await until(() => !findPart(element, 'notice'));
    expect(element.shadowRoot?.activeElement).to.equal(getPart(element, 'composer-input'));
    backend.end('wer');
    await until(() => element.status === 'idle');
    expect(element.messages.map(({role}) => role)).to.deep.equal(['user', 'assistant', 'user', 'assistant']);
    expect(element.messages[1]?.content).to.deep.equal([{text: 'Half an ans'}]);
  });

  it('can go on with an answer that reached its greatest length, and has nothing to try again', async () => {
    const {element, backend} = await mountOpen();
    void element.send('Tell me a story');
    await until(() => backend.requests.length > 0);
    backend.end(delta('Once upon a'), {messageStop: {stopReason: 'max_tokens'}});
    const button = await until(() => findPart(element, 'continue-button'));
    expect(findPart(element, 'retry-button')).to.equal(undefined);
    button.click();
    await until(() => backend.requests.length > 1);
    await until(() => !findPart(element, 'continue-button'));
    backend.end('time');
    await until(() => element.status === 'idle');
    expect(element.messages.map(({role}) => role)).to.deep.equal(['user', 'assistant', 'user', 'assistant']);
  });

  it('cannot go on with an answer of which nothing came', async () => {
    const {element, backend} = await mountOpen();
    void element.send('Hello');
    await until(() => backend.requests.length > 0);
    backend.say(failure);
    await until(() => findPart(element, 'retry-button'));
    expect(findPart(element, 'continue-button')).to.equal(undefined);
  });

  it('tells when a waiting question is asked again', async () => {
    const {element, backend} = await mountOpen();
    element.patience = {attempts: 2};
    await element.updateComplete;
    const before = Date.now();
    const sent = element.send('Hello');
    await until(() => backend.requests.length > 0);
    backend.say(new ChatError('throttled', {message: 'Busy.', retryAfterMs: 60_000}));
    await until(() => element.status === 'waiting');
    expect(element.nextTryAt).to.be.at.least(before + 60_000);
    element.stop();
    expect((await sent).status).to.equal('stopped');
    expect(element.nextTryAt).to.equal(undefined);
  });

  it('offers no second try where none can help', async () => {
    const {element, backend} = await mountOpen();
    void element.send('Hello');
    await until(() => backend.requests.length > 0);
    backend.say(new ChatError('access-denied', {message: 'The chat may not use this model.'}));
    await until(() => findPart(element, 'notice'));
    expect(findPart(element, 'retry-button')).to.equal(undefined);
  });

  it('is the page’s to show when the page says so', async () => {
    const {element, backend} = await mountOpen();
    element.addEventListener('outcrop-error', (event) => event.preventDefault());
    void element.send('Hello');
    await until(() => backend.requests.length > 0);
    backend.say(failure);
    await until(() => element.status === 'failed');
    await drawn(element);
    expect(findPart(element, 'notice')).to.equal(undefined);
    expect(getPart(element, 'message-assistant').textContent).to.contain('No answer came');
  });

  it('keeps what had arrived, and says in place that it broke off once the notice is gone', async () => {
    const {element, backend} = await mountOpen();
    void element.send('Hello');
    await until(() => backend.requests.length > 0);
    backend.say(delta('Half an ans'), failure);
    await until(() => findPart(element, 'notice'));
    expect(element.messages[1]?.status).to.equal('interrupted');
    expect(getPart(element, 'message-assistant').textContent).to.contain('Half an ans').and.not.to.contain('broke off');
    void element.send('Well?');
    await until(() => getPart(element, 'message-assistant').textContent?.includes('broke off'));
  });

  it('stands at the end of the conversation and comes into view, its first button the plainest', async () => {
    const {element, backend} = await mountOpen();
    void element.send('Hello');
    await until(() => backend.requests.length > 0);
    backend.say(delta('Half an answer.\n\n'.repeat(60)), failure);
    const notice = await until(() => findPart(element, 'notice'));
    await drawn(element);
    const transcript = getPart(element, 'transcript');
    expect(transcript.contains(notice)).to.equal(true);
    // What belongs to the answer above it may still be on its way.
    await until(() => notice.getBoundingClientRect().bottom <= transcript.getBoundingClientRect().bottom);
    const [first, second] = [getPart(element, 'continue-button'), getPart(element, 'retry-button')].map(
      (button) => getComputedStyle(button).backgroundColor,
    );
    expect([first === second, second]).to.deep.equal([false, 'rgba(0, 0, 0, 0)']);
  });

  it('leads to people where the page says so, and nowhere else', async () => {
    const {element, backend} = await mountOpen();
    element.contact = '/help?from=chat';
    void element.send('Hello');
    await until(() => backend.requests.length > 0);
    expect(findPart(element, 'contact-link')).to.equal(undefined);
    backend.say(failure);
    const link = await until(() => findPart(element, 'contact-link'));
    expect(link.getAttribute('href')).to.equal(new URL('/help?from=chat', document.baseURI).href);
    await expectAccessible(element);
    for (const contact of ['javascript:alert(1)', 'http://[', '', undefined]) {
      element.contact = contact;
      await element.updateComplete;
      expect(findPart(element, 'contact-link')).to.equal(undefined);
    }
    element.setAttribute('contact', 'mailto:desk@example.com');
    await element.updateComplete;
    expect(getPart(element, 'contact-link').getAttribute('href')).to.equal('mailto:desk@example.com');
  });

  it('offers to go on with an answer that was stopped, while it is the last', async () => {
    const {element, backend} = await mountOpen();
    void element.send('Hello');
    await until(() => backend.requests.length > 0);
    backend.say(delta('Half an ans'));
    await until(() => answerText(element));
    element.stop();
    const button = await until(() => findPart(element, 'continue-button'));
    expect(findPart(element, 'retry-button')).to.not.equal(undefined);
    expect(findPart(element, 'notice')).to.equal(undefined);
    await expectAccessible(element);
    button.click();
    await until(() => backend.requests.length > 1);
    await until(() => !findPart(element, 'retry-button'));
  });
});
