import {expect} from '@open-wc/testing';
import type {OutcropChat} from '../../../../src/element.js';
import {createActions} from '../../../../src/ui/panel/actions/index.js';
import {
  allParts,
  answerText,
  deepFocus,
  delta,
  drawn,
  expectAccessible,
  findPart,
  getPart,
  hear,
  mountOpen,
  press,
  until,
  type PuppetBackend,
} from '../../harness.js';

/** Asks, and answers; `usage` is what the answer took. */
async function say(element: OutcropChat, backend: PuppetBackend, question: string, answer: string): Promise<void> {
  const count = backend.requests.length;
  void element.send(question);
  await until(() => backend.requests.length > count);
  answerWith(backend, answer);
  await until(() => element.status === 'idle');
}

function answerWith(backend: PuppetBackend, answer: string): void {
  const usage = {inputTokens: 1200, outputTokens: 34, totalTokens: 1234};
  backend.end(delta(answer), {messageStop: {stopReason: 'end_turn'}}, {metadata: {usage}});
}

async function mountAnswered() {
  const {element, backend} = await mountOpen();
  await say(element, backend, 'What is granite?', 'A **rock**.');
  await until(() => findPart(element, 'regenerate-button'));
  return {element, backend};
}

describe('what can be done with messages', () => {
  it('comes once the answer is there, without moving anything', async () => {
    const {element, backend} = await mountOpen();
    void element.send('Hello');
    await until(() => backend.requests.length > 0);
    backend.say(delta('Well'));
    await until(() => answerText(element));
    await drawn(element);
    const height = () => element.shadowRoot?.querySelector('.thread')?.scrollHeight;
    const before = height();
    backend.end({messageStop: {stopReason: 'end_turn'}});
    await until(() => findPart(element, 'copy-button'));
    expect(height()).to.equal(before);
    await expectAccessible(element);
  });

  it('copies the markdown that the model wrote, and says so', async () => {
    const written: string[] = [];
    const said: string[] = [];
    const {element} = await mountAnswered();
    const actions = createActions({
      host: element,
      readChat: () => undefined,
      readSettings: () => ({}),
      onChange: () => undefined,
      say: (text) => said.push(text),
      onTurnAway: () => undefined,
      ask: () => undefined,
      writeText: async (text) => void written.push(text),
    });
    const box = document.createElement('div');
    const {render} = await import('lit');
    const {english} = await import('../../../../src/ui/strings.js');
    render(actions.render({strings: english, messages: element.messages.slice(1), isLast: true}), box);
    box.querySelector<HTMLElement>('[part="copy-button"]')?.click();
    await until(() => said.length > 0);
    expect([written, said]).to.deep.equal([['A **rock**.'], ['Copied']]);
  });

  it('asks for another answer, and leads from one to the other', async () => {
    const {element, backend} = await mountAnswered();
    getPart(element, 'regenerate-button').click();
    await until(() => backend.requests.length === 2);
    answerWith(backend, 'A hard rock.');
    const back = await until(() => findPart<HTMLButtonElement>(element, 'previous-branch'));
    expect(getPart(element, 'branches').textContent?.replaceAll(/\s/g, '')).to.equal('2/2');
    expect(getPart<HTMLButtonElement>(element, 'next-branch').disabled).to.equal(true);
    await expectAccessible(element);
    back.click();
    await until(() => answerText(element)?.includes('A rock.'));
    await until(() => getPart(element, 'branches').textContent?.includes('1/2'));
  });

  it('hides what has to wait for an answer, in all messages, and leaves its place', async () => {
    const {element, backend} = await mountAnswered();
    const edit = getPart(element, 'edit-button');
    const looks = () => [getComputedStyle(edit).visibility, edit.getBoundingClientRect().width];
    const before = looks();
    expect(before[0]).to.equal('visible');
    void element.send('And basalt?');
    await until(() => backend.requests.length === 2);
    await until(() => looks()[0] === 'hidden');
    expect(looks()[1]).to.equal(before[1]);
    expect(getComputedStyle(getPart(element, 'copy-button')).visibility).to.equal('visible');
    answerWith(backend, 'Another rock.');
    await until(() => looks()[0] === 'visible');
    void element.send('And marble?');
    await until(() => looks()[0] === 'hidden');
    element.stop();
    await until(() => looks()[0] === 'visible');
  });

  it('changes a question in its place', async () => {
    const {element, backend} = await mountAnswered();
    getPart(element, 'edit-button').click();
    const field = await until(() => element.shadowRoot?.querySelector<HTMLTextAreaElement>('.question textarea'));
    await until(() => deepFocus() === field);
    expect([field.value, allParts(element, 'message-user').length]).to.deep.equal(['What is granite?', 0]);
    await expectAccessible(element);
    press(field, 'Escape');
    await until(() => findPart(element, 'message-user'));
    expect(element.open).to.equal(true);
    getPart(element, 'edit-button').click();
    const again = await until(() => element.shadowRoot?.querySelector<HTMLTextAreaElement>('.question textarea'));
    again.value = 'What is basalt?';
    press(again, 'Enter');
    await until(() => backend.requests.length === 2);
    expect(backend.requests[1]?.messages.at(-1)?.content).to.deep.equal([{text: 'What is basalt?'}]);
    answerWith(backend, 'Another rock.');
    await until(() => allParts(element, 'branches').length === 1);
  });

  it('tells the page what an answer was worth, and why', async () => {
    const {element} = await mountAnswered();
    const first = hear(element, 'outcrop-feedback');
    getPart(element, 'feedback-down').click();
    const {messageId, value} = await first;
    expect([messageId, value]).to.deep.equal([element.messages[1]?.id, 'down']);
    const form = await until(() => findPart<HTMLFormElement>(element, 'feedback-comment'));
    expect(getPart(element, 'feedback-down').ariaPressed).to.equal('true');
    await expectAccessible(element);
    const second = hear(element, 'outcrop-feedback');
    const field = form.querySelector('input');
    if (field) field.value = 'Too short';
    form.requestSubmit();
    expect((await second).comment).to.equal('Too short');
    await until(() => !findPart(element, 'feedback-comment'));
    element.withoutFeedback = true;
    await until(() => !findPart(element, 'feedback-up'));
  });

  it('shows what an answer took where the page asks for that, and what it cost where that is known', async () => {
    const {element} = await mountAnswered();
    expect(findPart(element, 'usage')).to.equal(undefined);
    element.showUsage = true;
    const usage = await until(() => findPart(element, 'usage'));
    expect(usage.textContent).to.equal('1,200 tokens read, 34 written');
  });

  it('tells the page of the tokens by an event', async () => {
    const {element, backend} = await mountOpen();
    const heard = hear(element, 'outcrop-usage');
    await say(element, backend, 'Hello', 'Well');
    const {usage, answer} = await heard;
    expect([usage.totalTokens, answer.outputTokens]).to.deep.equal([1234, 34]);
  });
});
