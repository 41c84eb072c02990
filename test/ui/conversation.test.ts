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
