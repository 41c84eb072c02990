import {expect} from '@open-wc/testing';
import {allParts, answerText, deepFocus, delta, drawn, findPart, getPart, until} from '../harness.js';
import {visitPage} from '../visit-page.js';
import {expectVisibleFocus, nameOf, pressKey, tabTo} from './keys.js';

const end = {messageStop: {stopReason: 'end_turn'}};

type Visitor = Awaited<ReturnType<typeof visitPage>>;

async function open(visitor: Visitor): Promise<void> {
  await tabTo(visitor.chat, 'Chat');
  await pressKey('Enter');
  await expectFocus(visitor, 'Your message');
}

/** Waits until the focus is there, where it can be seen. */
async function expectFocus({chat}: Visitor, name: string): Promise<void> {
  await until(() => nameOf(deepFocus()).startsWith(name));
  await drawn(chat);
  expect(nameOf(deepFocus())).to.match(new RegExp(`^${name}`));
  expectVisibleFocus();
}

function write(text: string): void {
  const field = deepFocus();
  if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement))
    throw new Error('Nobody writes here.');
  field.value = text;
  field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
}

async function ask(visitor: Visitor, question: string): Promise<void> {
  const count = visitor.backend.requests.length;
  write(question);
  await pressKey('Enter');
  await until(() => visitor.backend.requests.length > count);
}

async function askAndRead(visitor: Visitor, question: string, answer: string): Promise<void> {
  await ask(visitor, question);
  visitor.backend.end(delta(answer), end);
  await until(() => visitor.chat.status === 'idle');
  await until(() => findPart(visitor.chat, 'copy-button'));
}

async function callTool(visitor: Visitor): Promise<void> {
  await ask(visitor, 'Where is it?');
  visitor.backend.end(
    {contentBlockStart: {contentBlockIndex: 0, start: {toolUse: {toolUseId: 'a', name: 'find_order'}}}},
    {contentBlockDelta: {contentBlockIndex: 0, delta: {toolUse: {input: '{"id":"A"}'}}}},
    {contentBlockStop: {contentBlockIndex: 0}},
    {messageStop: {stopReason: 'tool_use'}},
  );
  await until(() => findPart(visitor.chat, 'approve-button'));
}

function createTool() {
  const inputs: unknown[] = [];
  const inputSchema = {type: 'object', properties: {id: {type: 'string'}}};
  const run = (input: unknown) => void inputs.push(input);
  return {inputs, name: 'find_order', title: 'Look up an order', inputSchema, run};
}

describe('with the keyboard alone, somebody', () => {
  it('opens the chat, asks, stops the answer, lets it be tried again, and closes the chat', async () => {
    const visitor = await visitPage();
    const {chat, backend} = visitor;
    await open(visitor);
    await ask(visitor, 'What is granite?');
    backend.say(delta('Granite is'));
    await until(() => answerText(chat)?.includes('Granite'));
    await tabTo(chat, 'Stop answering');
    await pressKey('Enter');
    await expectFocus(visitor, 'Your message');
    await tabTo(chat, 'Try again', 'Shift+Tab');
    await pressKey('Enter');
    await until(() => backend.requests.length === 2);
    await expectFocus(visitor, 'Your message');
    backend.end(delta('A rock.'), end);
    await until(() => chat.status === 'idle');
    await pressKey('Escape');
    await expectFocus(visitor, 'Chat');
    expect(chat.open).to.equal(false);
  });

  it('copies an answer and has another one, changes the question, and gives that up', async () => {
    const visitor = await visitPage();
    const {chat, backend} = visitor;
    await open(visitor);
    await askAndRead(visitor, 'What is granite?', 'A rock.');
    await tabTo(chat, 'Answer again', 'Shift+Tab');
    await tabTo(chat, 'Copy', 'Shift+Tab');
    await pressKey('Enter');
    await drawn(chat);
    expectVisibleFocus();
    await tabTo(chat, 'Change the question', 'Shift+Tab');
    await pressKey('Enter');
    await until(() => deepFocus()?.localName === 'textarea' && deepFocus() !== getPart(chat, 'composer-input'));
    expectVisibleFocus();
    await pressKey('Escape');
    await expectFocus(visitor, 'Change the question');
    expect(chat.open).to.equal(true);
    await pressKey('Enter');
    await until(() => deepFocus()?.localName === 'textarea');
    write('What is basalt?');
    await tabTo(chat, 'Send');
    await pressKey('Enter');
    await until(() => backend.requests.length === 2);
    await expectFocus(visitor, 'Your message');
    backend.end(delta('Another one.'), end);
    await until(() => chat.status === 'idle');
    await tabTo(chat, 'Answer again', 'Shift+Tab');
    await pressKey('Enter');
    await until(() => backend.requests.length === 3);
    await expectFocus(visitor, 'Your message');
    backend.end(delta('A dark one.'), end);
    await until(() => chat.status === 'idle');
    await tabTo(chat, 'Version before', 'Shift+Tab');
    await pressKey('Enter');
    // It is the first one, so that only the way on is left.
    await expectFocus(visitor, 'Version after');
    await pressKey('Enter');
    await expectFocus(visitor, 'Version before');
  });

  it('says what an answer was worth, and has no comment on it', async () => {
    const visitor = await visitPage();
    await open(visitor);
    await askAndRead(visitor, 'What is granite?', 'A rock.');
    for (const leave of ['Escape', 'Enter']) {
      await tabTo(visitor.chat, leave === 'Escape' ? 'Bad answer' : 'Good answer', 'Shift+Tab');
      await pressKey('Enter');
      await expectFocus(visitor, 'Why');
      await pressKey(leave);
      await expectFocus(visitor, leave === 'Escape' ? 'Bad answer' : 'Good answer');
    }
  });

  it('changes what a tool is called with, gives that up, and allows it', async () => {
    const tool = createTool();
    const visitor = await visitPage({tools: [tool]});
    const {chat, backend} = visitor;
    await open(visitor);
    await callTool(visitor);
    await tabTo(chat, 'Change arguments', 'Shift+Tab');
    await pressKey('Enter');
    await until(() => deepFocus()?.matches('.code'));
    expectVisibleFocus();
    await pressKey('Escape');
    await expectFocus(visitor, 'Allow');
    await tabTo(chat, 'Change arguments');
    await pressKey('Enter');
    await until(() => deepFocus()?.matches('.code'));
    write('{"id":"B"}');
    await tabTo(chat, 'Allow');
    await pressKey('Enter');
    await until(() => backend.requests.length === 2);
    await expectFocus(visitor, 'Your message');
    expect(tool.inputs).to.deep.equal([{id: 'B'}]);
  });

  it('denies a tool with a reason', async () => {
    const tool = createTool();
    const visitor = await visitPage({tools: [tool]});
    const {chat, backend} = visitor;
    await open(visitor);
    await callTool(visitor);
    await tabTo(chat, 'Deny with a reason', 'Shift+Tab');
    await pressKey('Enter');
    await until(() => deepFocus()?.matches('.reason'));
    expectVisibleFocus();
    write('Not now.');
    await pressKey('Enter');
    await until(() => backend.requests.length === 2);
    await expectFocus(visitor, 'Your message');
    expect(tool.inputs).to.deep.equal([]);
  });

  it('looks into the list, begins another conversation, and thinks twice before everything is deleted', async () => {
    const visitor = await visitPage({history: 'tab', historyKey: `keyboard ${performance.timeOrigin}`});
    const {chat} = visitor;
    await open(visitor);
    await askAndRead(visitor, 'What is granite?', 'A rock.');
    await until(() => chat.conversations.length === 1);
    await tabTo(chat, 'All conversations', 'Shift+Tab');
    await pressKey('Enter');
    await expectFocus(visitor, 'New chat');
    await tabTo(chat, 'Rename');
    await pressKey('Enter');
    await expectFocus(visitor, 'Title');
    await pressKey('Escape');
    await expectFocus(visitor, 'Rename');
    await tabTo(chat, 'Delete my data');
    await pressKey('Enter');
    await expectFocus(visitor, 'Delete');
    await tabTo(chat, 'Cancel');
    await pressKey('Enter');
    await expectFocus(visitor, 'Delete my data');
    await pressKey('Enter');
    await expectFocus(visitor, 'Delete');
    await pressKey('Escape');
    await expectFocus(visitor, 'Delete my data');
    await pressKey('Escape');
    await expectFocus(visitor, 'All conversations');
    await pressKey('Enter');
    await expectFocus(visitor, 'New chat');
    await pressKey('Enter');
    await expectFocus(visitor, 'Your message');
    expect(allParts(chat, 'message')).to.have.length(0);
  });

  it('goes up a long conversation, and back to the newest words', async () => {
    const visitor = await visitPage();
    const {chat} = visitor;
    await open(visitor);
    await askAndRead(visitor, 'Tell me all about granite.', 'It is a rock.\n\n'.repeat(80));
    getPart(chat, 'transcript').focus();
    await pressKey('Home');
    await until(() => getPart(chat, 'transcript').scrollTop === 0 && findPart(chat, 'jump-button'));
    chat.focus();
    await tabTo(chat, 'To the newest message', 'Shift+Tab');
    await pressKey('Enter');
    const view = getPart(chat, 'transcript');
    await until(() => view.scrollHeight - view.scrollTop - view.clientHeight < 2);
    expectVisibleFocus();
  });
});
