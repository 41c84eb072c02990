import {expect} from '@open-wc/testing';

import {scripted, textAnswer} from '../../src/backends/scripted/index.js';
import {createChat} from '../../src/engine/chat.js';
import type {Chat} from '../../src/model/index.js';
import {answer, text} from '../transcript/parts.js';
import {manualBackend, settled} from './manual-backend.js';

const said = ({state}: Chat): string => state.messages.map(({content}) => content[0]?.text).join(' | ');
const idOf = ({state}: Chat, at: number): string => state.messages.at(at)?.id ?? '';

async function codeOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'nothing was refused',
    (error: unknown) => (error instanceof Error && 'code' in error ? `${String(error.code)}: ${error.message}` : ''),
  );
}

describe('versions of a conversation', () => {
  it('regenerate() asks the last question anew, and keeps the answer before', async () => {
    const backend = scripted(textAnswer('One'), textAnswer('Two'));
    const chat = createChat({backend});
    await chat.send('Hi');
    expect((await chat.regenerate()).content).to.deep.equal([{text: 'Two'}]);
    expect(said(chat)).to.equal('Hi | Two');
    expect(backend.requests[1]?.messages).to.deep.equal(backend.requests[0]?.messages);
    expect(chat.branchOf(idOf(chat, 1))).to.deep.equal({index: 1, count: 2});
    chat.stepBranch(idOf(chat, 1), -1);
    expect(said(chat)).to.equal('Hi | One');
    expect(await codeOf(createChat({backend}).regenerate())).to.match(/^config: .*nothing has been asked/);
  });

  it('edit() asks in other words, with the attachments of the first version', async () => {
    const backend = scripted(textAnswer('One'), textAnswer('Two'), textAnswer('Three'));
    const chat = createChat({backend});
    const image = {image: {format: 'png', source: {bytes: new Uint8Array([1])}}};
    await chat.send([{text: 'Look'}, image]);
    await chat.send('And?');
    const first = idOf(chat, 0);
    await chat.edit(first, 'Look here');
    expect(said(chat)).to.equal('Look here | Three');
    expect(backend.requests[2]?.messages).to.deep.equal([{role: 'user', content: [{text: 'Look here'}, image]}]);
    chat.stepBranch(idOf(chat, 0), -1);
    expect(said(chat)).to.equal('Look | One | And? | Two');
    expect(await codeOf(chat.edit(idOf(chat, 1), 'x')), 'an answer').to.match(/^config: .*no question/);
    const other = createChat({backend});
    await other.send('Hi');
    expect(await codeOf(other.edit(idOf(other, 0), ' ')), 'nothing').to.match(/^config: .*nothing to send/);
    expect(said(other)).to.equal('Hi | One');
  });

  it('edit() of a question in another branch goes there first', async () => {
    const chat = createChat({backend: scripted(textAnswer('One'))});
    await chat.send('a');
    await chat.send('b');
    const second = idOf(chat, 2);
    await chat.edit(idOf(chat, 0), 'A');
    await chat.edit(second, 'B');
    expect(said(chat)).to.equal('a | One | B | One');
  });

  it('retry() leaves the part that broke off beside the new answer', async () => {
    const backend = manualBackend();
    const chat = createChat({backend, patience: {attempts: 1}});
    const sent = chat.send('Hi');
    await backend.last().push(text(0, 'Hel'));
    await backend.last().end();
    await sent;
    const again = chat.retry();
    await backend.last().push(...answer('Hello'));
    await backend.last().end();
    await again;
    expect(said(chat)).to.equal('Hi | Hello');
    chat.stepBranch(idOf(chat, 1), -1);
    expect(said(chat)).to.equal('Hi | Hel');
    expect(chat.state.messages[1]?.status).to.equal('interrupted');
  });

  it('retry() leaves nothing of an answer of which nothing came', async () => {
    const chat = createChat({backend: scripted([new Error('No')], textAnswer('Yes')), patience: {attempts: 1}});
    await chat.send('Hi');
    await chat.retry();
    expect(chat.branchOf(idOf(chat, 1))).to.deep.equal({index: 0, count: 1});
  });

  it('asks again by itself, once, when the model made a malformed call', async () => {
    const malformed = [
      {messageStart: {role: 'assistant'}},
      text(0, 'I call'),
      {messageStop: {stopReason: 'malformed_tool_use'}},
    ];
    const backend = scripted(malformed, textAnswer('Yes'));
    const chat = createChat({backend});
    expect((await chat.send('Hi')).content).to.deep.equal([{text: 'Yes'}]);
    expect(backend.requests).to.have.length(2);
    expect(said(chat)).to.equal('Hi | Yes');
    const always = scripted(malformed);
    expect((await createChat({backend: always}).send('Hi')).stopReason).to.equal('malformed_tool_use');
    expect(always.requests).to.have.length(2);
  });
});

describe('questions that are sent while an answer grows', () => {
  it('wait for its end, and are asked one after the other', async () => {
    const backend = manualBackend();
    const chat = createChat({backend});
    const answers = ['a', 'b', 'c'].map((question) => chat.send(question));
    expect(chat.state.queue?.map(({content}) => content)).to.deep.equal(['b', 'c']);
    for (const reply of ['A', 'B', 'C']) {
      await settled();
      await backend.last().push(...answer(reply));
      await backend.last().end();
    }
    expect((await Promise.all(answers)).map(({content}) => content[0]?.text)).to.deep.equal(['A', 'B', 'C']);
    expect(said(chat)).to.equal('a | A | b | B | c | C');
    expect(chat.state).not.to.have.property('queue');
  });

  it('can be taken back', async () => {
    const backend = manualBackend();
    const chat = createChat({backend});
    void chat.send('a');
    const waiting = chat.send('b');
    chat.unqueue(chat.state.queue?.[0]?.id ?? '');
    expect((await waiting).status).to.equal('stopped');
    expect(chat.state).not.to.have.property('queue');
    chat.unqueue('nothing');
  });

  it('stay where they are when the answer before them is stopped or fails, until one is whole', async () => {
    const backend = manualBackend();
    const chat = createChat({backend, patience: {attempts: 1}});
    void chat.send('a');
    const waiting = chat.send('b');
    await settled();
    chat.stop();
    expect(chat.state.status).to.equal('idle');
    expect(chat.state.queue).to.have.length(1);
    void chat.retry();
    await settled();
    await backend.last().push(...answer('A'));
    await backend.last().end();
    await settled();
    await backend.last().push(...answer('B'));
    await backend.last().end();
    expect((await waiting).content).to.deep.equal([{text: 'B'}]);
  });

  it('are refused at once when they are empty', async () => {
    const chat = createChat({backend: manualBackend()});
    void chat.send('a');
    expect(await codeOf(chat.send(' '))).to.match(/^config: /);
    expect(chat.state).not.to.have.property('queue');
  });
});

describe('several conversations', () => {
  it('an answer goes on growing in the one that was left', async () => {
    const backend = manualBackend();
    const chat = createChat({backend});
    const sent = chat.send('a');
    const first = chat.state.conversationId ?? '';
    await settled();
    chat.newConversation();
    expect(chat.state).to.deep.include({status: 'idle', messages: []});
    await backend.last().push(...answer('A'));
    expect(chat.state.messages).to.have.length(0);
    await chat.openConversation(first);
    expect(said(chat)).to.equal('a | A');
    await backend.last().end();
    expect((await sent).status).to.equal('complete');
    expect(chat.state.status).to.equal('idle');
  });

  it('a new one is not begun beside an empty one, and there is none to open without a history', async () => {
    const chat = createChat({backend: scripted(textAnswer('Hi'))});
    const {state} = chat;
    chat.newConversation();
    expect(chat.state).to.equal(state);
    expect(await codeOf(chat.openConversation('x'))).to.match(/^config: .*no conversation/);
    expect(await codeOf(chat.renameConversation('x', 'y'))).to.match(/^config: /);
    expect(await chat.searchConversations('a')).to.deep.equal([]);
  });
});
