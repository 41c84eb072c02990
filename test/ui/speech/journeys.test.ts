import type {OutcropChat} from '../../../src/element.js';
import {ChatError} from '../../../src/model/index.js';
import {drop, document as makeDocument} from '../panel/attachments/files.js';
import {delta, findPart, until} from '../harness.js';
import {hurry} from '../hurry.js';
import {visitPage} from '../visit-page.js';
import {Reader} from './reader.js';

/** A page with a chat, and somebody who hears it. */
async function visit(changes: Partial<OutcropChat> = {}) {
  const {chat, backend} = await visitPage(changes);
  return {chat, backend, reader: await Reader.start(chat)};
}

type Visitor = Awaited<ReturnType<typeof visit>>;

/** The same, with the chat open and the focus where one writes. */
async function visitOpen(changes: Partial<OutcropChat> = {}): Promise<Visitor> {
  const visitor = await visit(changes);
  await visitor.reader.does('opens the chat', () => visitor.chat.show(), 'Your message');
  return visitor;
}

async function ask({reader, backend}: Visitor, question: string): Promise<void> {
  const count = backend.requests.length;
  await reader.type(question);
  await reader.press('Enter', 'Answering');
  await until(() => backend.requests.length > count);
}

/** An answer to something that was asked without a word to whoever listens. */
async function fill({reader, backend, chat}: Visitor, question: string, answer: string): Promise<void> {
  const count = backend.requests.length;
  await reader.does(
    `asks "${question}"`,
    async () => {
      void chat.send(question);
      await until(() => backend.requests.length > count);
      backend.end(delta(answer), end);
    },
    'Done',
  );
  await until(() => findPart(chat, 'copy-button'));
}

const end = {messageStop: {stopReason: 'end_turn'}};

const callOfTool = [
  delta('Let me look.'),
  {contentBlockStart: {contentBlockIndex: 1, start: {toolUse: {toolUseId: 'a', name: 'find_order'}}}},
  {contentBlockDelta: {contentBlockIndex: 1, delta: {toolUse: {input: '{"id":"A-1031"}'}}}},
  {contentBlockStop: {contentBlockIndex: 1}},
  {messageStop: {stopReason: 'tool_use'}},
];

const findOrder = {
  name: 'find_order',
  title: 'Look up an order',
  inputSchema: {type: 'object', properties: {id: {type: 'string'}}},
  run: () => ({status: 'shipped'}),
};

const lost = () => new ChatError('network', {message: 'The network failed.', retryable: true});

describe('what somebody hears who', () => {
  hurry(5);

  it('opens the chat, and closes it again', async () => {
    const {reader} = await visit();
    await reader.press('Tab');
    await reader.press('Enter', 'Your message');
    await reader.press('Escape', 'button, Chat');
    await reader.compare('open-and-close');
  });

  it('asks, and listens to an answer that grows', async () => {
    const visitor = await visitOpen();
    const {reader, backend} = visitor;
    await ask(visitor, 'What is granite?');
    const grow = (text: string, awaited = '') =>
      reader.does(`words arrive: ${JSON.stringify(text)}`, () => backend.say(delta(text)), awaited);
    await grow('Gran');
    await grow('ite is **hard.** It was mol', 'hard');
    await grow('ten once. Run:\n\n```sh\nnpm ci\nnpm test\n```\n\nThat', 'code');
    await reader.does('the answer ends: " is all."', () => backend.end(delta(' is all.'), end), 'Done');
    await reader.compare('ask-and-listen');
  });

  it('stops an answer', async () => {
    const visitor = await visitOpen();
    const {reader, backend} = visitor;
    await ask(visitor, 'What is granite?');
    await reader.does('words arrive: "Granite is. It"', () => backend.say(delta('Granite is. It')), 'Granite is.');
    await reader.press('Tab');
    await reader.press('Tab');
    await reader.press('Enter', 'stopped');
    await reader.compare('stop');
  });

  it('goes from message to message with the arrow keys', async () => {
    const visitor = await visitOpen();
    const {reader} = visitor;
    await fill(visitor, 'What is granite?', '**Granite** is hard.');
    await fill(visitor, 'And basalt?', 'Another one.');
    await reader.tabTo('log', 'Shift+Tab');
    for (let count = 0; count < 4; count += 1) await reader.press('ArrowUp', 'polite');
    await reader.press('ArrowDown', 'polite');
    await reader.compare('arrows');
  });

  it('reads the conversation, item by item', async () => {
    const visitor = await visitOpen();
    const {reader, chat} = visitor;
    const words = '## Granite\n\nA **rock** of:\n\n- quartz\n- [feldspar](https://example.com/feldspar)\n';
    await fill(visitor, 'What is granite?', words);
    // Spoken words leave, so that nobody reads them a second time.
    await until(() => chat.shadowRoot?.querySelector('.announcer')?.textContent === '');
    await reader.tabTo('log', 'Shift+Tab');
    await reader.readUpTo('end of dialog');
    await reader.compare('read-back');
  });

  it('lets a tool run', async () => {
    const visitor = await visitOpen({tools: [findOrder]});
    const {reader, backend, chat} = visitor;
    await ask(visitor, 'Where is it?');
    await reader.does('the model calls a tool', () => backend.end(...callOfTool), 'approval');
    await reader.tabTo('log', 'Shift+Tab');
    await reader.readUpTo('Always allow');
    await reader.tabTo('Allow', 'Tab', () => chat.shadowRoot?.querySelector<HTMLElement>('.transcript')?.focus());
    await reader.press('Enter', 'Answering');
    await until(() => backend.requests.length === 2);
    await reader.does('the model answers', () => backend.end(delta('It is on its way.'), end), 'Done');
    await reader.compare('tool');
  });

  it('meets an error, and tries again', async () => {
    const visitor = await visitOpen();
    const {reader, backend} = visitor;
    await ask(visitor, 'Hello?');
    await reader.does('the network fails', () => backend.say(lost()), 'network');
    await reader.tabTo('Try again', 'Shift+Tab');
    await reader.press('Enter', 'Answering');
    await until(() => backend.requests.length === 2);
    await reader.does('the model answers', () => backend.end(delta('Hello.'), end), 'Done');
    await reader.compare('error');
  });

  it('looks through the conversations, and deletes one', async () => {
    const historyKey = `speech ${performance.timeOrigin}`;
    const visitor = await visitOpen({history: 'tab', historyKey});
    const {reader, chat} = visitor;
    await fill(visitor, 'What is granite?', 'A rock.');
    await reader.does('begins another conversation', () => chat.newConversation());
    await fill(visitor, 'And basalt?', 'Another one.');
    await until(() => chat.conversations.length === 2);
    await reader.tabTo('All conversations', 'Shift+Tab');
    await reader.press('Enter', 'New chat');
    await reader.tabTo('Rename', 'Tab');
    await reader.press('Enter', 'Title');
    await reader.type('Rocks');
    await reader.press('Enter', 'button, Rename');
    await reader.press('Tab');
    await reader.press('Enter', 'button, Delete');
    await reader.press('Enter', 'deleted');
    await reader.press('Escape', 'All conversations');
    await reader.compare('conversations');
  });

  it('attaches a file, is refused another one, and takes the first one back', async () => {
    const {reader, chat} = await visitOpen();
    await until(() => findPart(chat, 'attach-button'));
    await reader.does('drops notes.txt', () => drop(chat, makeDocument('notes.txt', 'Granite.')), 'Attached');
    const program = new File([Uint8Array.of(77, 90, 0, 255)], 'setup.exe', {type: 'application/x-msdownload'});
    await reader.does('drops setup.exe', () => drop(chat, program), 'setup.exe');
    await reader.tabTo('Remove notes.txt', 'Shift+Tab');
    await reader.press('Enter', 'removed');
    await reader.compare('attachments');
  });
});
