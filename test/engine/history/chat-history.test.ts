import {expect} from '@open-wc/testing';

import {scripted, textAnswer} from '../../../src/backends/scripted/index.js';
import {createChat} from '../../../src/engine/chat.js';
import type {ChatOptions} from '../../../src/engine/chat.js';
import type {Chat, HistoryStore} from '../../../src/model/index.js';
import {answer, text} from '../../transcript/parts.js';
import {manualBackend} from '../manual-backend.js';
import {MemoryPlace} from './memory-store.js';

const said = ({state}: Chat): string => state.messages.map(({content}) => content[0]?.text ?? '').join(' | ');
const titles = ({state}: Chat) => state.conversations?.map(({title}) => title);

/** Resolves once something holds, asked anew after each change and each task. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 0));
}

let ticks = 0;

/** A tab that shows what is kept in a place. */
async function openTab(place: MemoryPlace | HistoryStore, options: Partial<ChatOptions> = {}): Promise<Chat> {
  const history = place instanceof MemoryPlace ? place.open() : place;
  const chat = createChat({backend: scripted(textAnswer('Hello')), history, now: () => (ticks += 1), ...options});
  await chat.ready;
  return chat;
}

describe('conversations that are kept', () => {
  it('are there again, with their usage, and go on as if nothing had been', async () => {
    const place = new MemoryPlace();
    const first = await openTab(place);
    await first.send('Hi');
    await until(() => place.conversations.size === 1);
    first.close();
    const backend = scripted(textAnswer('Again'));
    const second = await openTab(place, {backend});
    expect(said(second)).to.equal('Hi | Hello');
    expect(second.state).to.include({status: 'idle', conversationId: first.state.conversationId});
    expect(second.state.usage).to.deep.equal(first.state.usage);
    await second.send('And?');
    expect(backend.requests[0]?.messages.map(({content}) => content)).to.deep.equal([
      [{text: 'Hi'}],
      [{text: 'Hello'}],
      [{text: 'And?'}],
    ]);
  });

  it('have every version of every message', async () => {
    const place = new MemoryPlace();
    const first = await openTab(place, {backend: scripted(textAnswer('One'), textAnswer('Two'))});
    await first.send('Hi');
    await first.regenerate();
    first.close();
    const second = await openTab(place);
    expect(said(second)).to.equal('Hi | Two');
    second.stepBranch(second.state.messages[1]?.id ?? '', -1);
    expect(said(second)).to.equal('Hi | One');
    second.close();
    expect(said(await openTab(place)), 'the one that was shown last').to.equal('Hi | One');
  });

  for (const event of ['pagehide', 'visibilitychange']) {
    it(`keep the part of an answer that was growing when the page went away, told by ${event}`, async () => {
      const place = new MemoryPlace();
      const backend = manualBackend();
      const first = await openTab(place, {backend});
      void first.send('Hi');
      await until(() => backend.replies.length === 1);
      await backend.last().push(text(0, 'Hel'));
      await until(() => place.saves > 0);
      await backend.last().push(text(0, 'lo'));
      globalThis.dispatchEvent(new Event(event));
      place.crash();
      const second = await openTab(place);
      expect(said(second)).to.equal('Hi | Hello');
      expect(second.state.messages[1]?.status).to.equal('interrupted');
      expect((await second.retry()).status).to.equal('complete');
      expect(said(second)).to.equal('Hi | Hello');
      first.close();
    });
  }

  it('are several, with titles, to be listed, opened, renamed, searched and deleted', async () => {
    const place = new MemoryPlace();
    const chat = await openTab(place);
    await chat.send('Where is   my order?\nIt is late.');
    const first = chat.state.conversationId ?? '';
    chat.newConversation();
    await chat.send('A second question');
    await until(() => chat.state.conversations?.length === 2);
    expect(titles(chat)).to.deep.equal(['A second question', 'Where is my order? It is late.']);
    expect((await chat.searchConversations('order')).map(({id}) => id)).to.deep.equal([first]);
    await chat.openConversation(first);
    expect(said(chat)).to.contain('my order');
    await chat.renameConversation(first, 'The order');
    expect(titles(chat)).to.contain('The order');
    await chat.deleteConversation(first);
    expect(titles(chat)).to.deep.equal(['A second question']);
    expect(chat.state.messages).to.have.length(0);
    expect(place.conversations.size).to.equal(1);
    await chat.wipe();
    expect(place.conversations.size).to.equal(0);
    expect(chat.state.conversations).to.deep.equal([]);
  });

  it('clear() takes the one that is shown out of the place, too', async () => {
    const place = new MemoryPlace();
    const chat = await openTab(place);
    await chat.send('Hi');
    await until(() => place.conversations.size === 1);
    chat.clear();
    await until(() => place.conversations.size === 0);
    await chat.send('Hi again');
    await until(() => place.conversations.size === 1);
  });

  it('are another visitor’s as soon as another visitor asks', async () => {
    const places = {ann: new MemoryPlace(), ben: new MemoryPlace()};
    let who: keyof typeof places = 'ann';
    const backend = scripted(textAnswer('Hello'));
    const options = (): ChatOptions => ({
      backend,
      history: places[who].open(),
      visitor: () => Promise.resolve(who),
    });
    const chat = createChat(options);
    await chat.ready;
    await chat.send('I am Ann');
    await until(() => places.ann.conversations.size === 1);
    who = 'ben';
    await chat.send('I am Ben');
    await until(() => places.ben.conversations.size === 1);
    expect(said(chat)).to.equal('I am Ben | Hello');
    expect(JSON.stringify([...places.ann.conversations.values()].map(({nodes}) => [...nodes]))).not.to.contain('Ben');
    expect(chat.state.conversations?.map(({title}) => title)).to.deep.equal(['I am Ben']);
  });

  it('are another visitor’s as soon as another visitor asks, although they were opened for the one before', async () => {
    const places = {ann: new MemoryPlace(), ben: new MemoryPlace()};
    let who: keyof typeof places = 'ann';
    const backend = scripted(textAnswer('Hello'), textAnswer('Hello'));
    const options = (): ChatOptions => ({backend, history: places[who].open(), visitor: () => Promise.resolve(who)});
    const chat = createChat(options);
    await chat.send('I am Ann');
    await until(() => places.ann.conversations.size === 1);
    const reloaded = createChat(options);
    await reloaded.ready;
    expect(said(reloaded)).to.equal('I am Ann | Hello');
    who = 'ben';
    await reloaded.send('I am Ben');
    expect(JSON.stringify(backend.requests.at(-1))).not.to.contain('Ann');
    expect(said(reloaded)).to.equal('I am Ben | Hello');
    await until(() => places.ben.conversations.size === 1);
    expect(places.ann.conversations.size).to.equal(1);
  });

  it('are kept of those only who agreed, and from then on', async () => {
    const place = new MemoryPlace();
    let opened = 0;
    const history = place.open();
    const list = () => {
      opened += 1;
      return history.list();
    };
    const answers: boolean[] = [false, true];
    const chat = createChat({
      backend: scripted(textAnswer('Hello')),
      history: {...history, list},
      consent: async () => answers.shift() ?? false,
    });
    await chat.ready;
    const before = opened;
    expect((await chat.send('Hi')).error).to.include({code: 'aborted'});
    chat.newConversation();
    expect([place.conversations.size, opened]).to.deep.equal([0, before]);
    await chat.send('Hi again');
    await until(() => place.conversations.size === 1);
    expect(titles(chat)).to.deep.equal(['Hi again']);
  });

  it('are not needed: what fails there is told, and the chat works on', async () => {
    const place = new MemoryPlace();
    const chat = createChat({
      backend: scripted(textAnswer('Hello')),
      history: {...place.open(), list: () => Promise.reject(new Error('No'))},
    });
    await chat.ready;
    expect(chat.state.historyTrouble).to.equal('unavailable');
    expect((await chat.send('Hi')).status).to.equal('complete');
  });
});

describe('two tabs', () => {
  it('show the same conversation, while it grows and after', async () => {
    const place = new MemoryPlace();
    const backend = manualBackend();
    const first = await openTab(place, {backend});
    const sent = first.send('Hi');
    await until(() => backend.replies.length === 1);
    await backend.last().push(text(0, 'Hel'));
    await until(() => place.conversations.size === 1);
    const second = await openTab(place);
    await backend.last().push(...answer('lo'));
    await until(() => said(second) === 'Hi | Hello');
    await backend.last().end();
    await sent;
    await until(() => second.state.messages[1]?.status === 'complete');
    expect(second.state.messages.map(({id}) => id)).to.deep.equal(first.state.messages.map(({id}) => id));
  });

  it('ask one after the other', async () => {
    const place = new MemoryPlace();
    await (await openTab(place)).send('Hi');
    await until(() => place.conversations.size === 1);
    const [one, two] = [manualBackend(), manualBackend()];
    const first = await openTab(place, {backend: one});
    const second = await openTab(place, {backend: two});
    void first.send('One');
    await until(() => one.replies.length === 1);
    void second.send('Two');
    await one.last().push(text(0, 'A'));
    expect(two.replies).to.have.length(0);
    await one.last().push(...answer('B'));
    await one.last().end();
    await until(() => two.replies.length === 1);
    second.stop();
  });

  it('lose together what one of them deletes', async () => {
    const place = new MemoryPlace();
    const first = await openTab(place);
    await first.send('Hi');
    await until(() => place.conversations.size === 1);
    const second = await openTab(place);
    expect(said(second)).to.equal('Hi | Hello');
    await first.deleteConversation(first.state.conversationId ?? '');
    await until(() => second.state.messages.length === 0);
    expect(second.state.conversations).to.deep.equal([]);
  });
});
