import {expect, html} from '@open-wc/testing';
import {ChatError} from '../../src/element.js';
import {
  allParts,
  answerText,
  delta,
  drawn,
  expectAccessible,
  findPart,
  getPart,
  hear,
  mount,
  mountOpen,
  press,
  PuppetBackend,
  until,
  write,
} from './harness.js';

describe('a conversation', () => {
  it('sends what was written and shows the answer while it grows', async () => {
    const {element, backend} = await mountOpen();
    expect(element.matches(':state(empty)')).to.equal(true);
    press(write(element, 'What is granite?'), 'Enter');
    const question = await until(() => findPart(element, 'message-user'));
    expect(question.textContent?.trim()).to.equal('What is granite?');
    expect(getPart<HTMLTextAreaElement>(element, 'composer-input').value).to.equal('');
    expect(element.status).to.equal('connecting');
    expect(element.matches(':state(busy)')).to.equal(true);
    expect(element.matches(':state(empty)')).to.equal(false);
    backend.say(delta('A rock that '));
    await until(() => answerText(element));
    const answer = getPart(element, 'message-assistant');
    expect(answer.getAttribute('aria-busy')).to.equal('true');
    expect(element.status).to.equal('streaming');
    await expectAccessible(element);
    backend.end(delta('cooled slowly.'), {messageStop: {stopReason: 'end_turn'}});
    await until(() => !answer.hasAttribute('aria-busy'));
    expect(answer.textContent?.trim()).to.equal('A rock that cooled slowly.');
    expect([element.status, element.matches(':state(busy)')]).to.deep.equal(['idle', false]);
    await expectAccessible(element);
  });

  it('resolves send() with the answer and opens nothing', async () => {
    const backend = new PuppetBackend();
    const element = await mount(html`<outcrop-chat history="off" .backend=${backend}></outcrop-chat>`);
    const sending = element.send([{text: 'Hello'}]);
    await until(() => backend.requests.length > 0);
    backend.end('Hi');
    const answer = await sending;
    expect([answer.role, answer.status]).to.deep.equal(['assistant', 'complete']);
    expect(element.messages.map(({content}) => content)).to.deep.equal([[{text: 'Hello'}], [{text: 'Hi'}]]);
    expect(element.open).to.equal(false);
  });

  it('rejects send() for a wrong call alone', async () => {
    const {element} = await mountOpen();
    const outcome = await element.send('  ').catch((error: unknown) => error);
    expect(outcome).to.be.instanceOf(ChatError);
  });

  it('tells of each step by an event', async () => {
    const {element, backend} = await mountOpen();
    const heard: string[] = [];
    for (const type of ['outcrop-send', 'outcrop-reply-start', 'outcrop-reply-end'] as const) {
      document.addEventListener(type, () => heard.push(type), {once: true});
    }
    const sending = hear(element, 'outcrop-send');
    const ended = hear(element, 'outcrop-reply-end');
    void element.send('Hello');
    const {content} = await sending;
    expect(content).to.deep.equal([{text: 'Hello'}]);
    await until(() => backend.requests.length > 0);
    const usage = {inputTokens: 1, outputTokens: 2, totalTokens: 3};
    backend.end(delta('Hi'), {messageStop: {stopReason: 'end_turn'}}, {metadata: {usage}});
    const event = await ended;
    expect(event.message).to.equal(element.messages[1]);
    expect([event.stopReason, event.usage]).to.deep.equal(['end_turn', usage]);
    expect(element.usage.totalTokens).to.equal(3);
    expect(heard).to.deep.equal(['outcrop-send', 'outcrop-reply-start', 'outcrop-reply-end']);
  });

  it('sends nothing when the page says no, and keeps what was written', async () => {
    const {element, backend} = await mountOpen();
    element.addEventListener('outcrop-send', (event) => event.preventDefault());
    const input = write(element, 'Something private');
    press(input, 'Enter');
    expect(input.value).to.equal('Something private');
    expect((await element.send('Something else')).status).to.equal('stopped');
    expect([backend.requests.length, element.messages.length]).to.deep.equal([0, 0]);
  });

  it('stops by its button, keeps what has arrived and says so', async () => {
    const {element, backend} = await mountOpen();
    press(write(element, 'Hello'), 'Enter');
    await until(() => backend.requests.length > 0);
    backend.say(delta('Half an ans'));
    await until(() => answerText(element));
    getPart(element, 'stop-button').click();
    await until(() => findPart(element, 'send-button'));
    const answer = getPart(element, 'message-assistant');
    expect(answer.textContent).to.contain('Half an ans').and.to.contain('You stopped');
    expect(element.messages[1]?.status).to.equal('stopped');
    expect(element.shadowRoot?.activeElement).to.equal(getPart(element, 'composer-input'));
  });

  it('moves the focus on when the stop button goes', async () => {
    const {element, backend} = await mountOpen();
    press(write(element, 'Hello'), 'Enter');
    const stop = await until(() => findPart(element, 'stop-button'));
    stop.focus();
    backend.end('Hi');
    await until(() => findPart(element, 'send-button'));
    expect(element.shadowRoot?.activeElement).to.equal(getPart(element, 'composer-input'));
  });

  it('forgets everything by clear()', async () => {
    const {element, backend} = await mountOpen();
    void element.send('Hello');
    await until(() => backend.requests.length > 0);
    element.clear();
    await drawn(element);
    expect([element.messages.length, allParts(element, 'message').length]).to.deep.equal([0, 0]);
    expect(element.matches(':state(empty)')).to.equal(true);
  });

  it('says that an answer reached its greatest length, or that a part of it was withheld', async () => {
    for (const [stopReason, words] of [
      ['max_tokens', 'greatest length'],
      ['guardrail_intervened', 'withheld'],
    ] as const) {
      const {element, backend} = await mountOpen();
      void element.send('Hello');
      await until(() => backend.requests.length > 0);
      backend.end(delta('Well'), {messageStop: {stopReason}});
      const answer = await until(() => findPart(element, 'message-assistant'));
      await until(() => answer.textContent?.includes(words));
    }
  });

  it('leaves the thoughts out on demand, and shows dots as long as there is nothing else', async () => {
    const {element, backend} = await mountOpen();
    element.withoutReasoning = true;
    void element.send('Hello');
    await until(() => backend.requests.length > 0);
    backend.say({contentBlockDelta: {contentBlockIndex: 0, delta: {reasoningContent: {text: 'Hm'}}}});
    await until(() => element.messages[1]?.blocks.length);
    await drawn(element);
    const answer = getPart(element, 'message-assistant');
    expect(findPart(element, 'block-reasoning')).to.equal(undefined);
    expect(answer.querySelector('.dots')).to.not.equal(null);
    element.withoutReasoning = false;
    await until(() => findPart(element, 'block-reasoning'));
    expect(answer.querySelector('.dots')).to.equal(null);
  });
});

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
    expect(notice.getBoundingClientRect().bottom).to.be.at.most(transcript.getBoundingClientRect().bottom);
    const [first, second] = [getPart(element, 'continue-button'), getPart(element, 'retry-button')].map(
      (button) => getComputedStyle(button).backgroundColor,
    );
    expect([first === second, second]).to.deep.equal([false, 'rgba(0, 0, 0, 0)']);
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
