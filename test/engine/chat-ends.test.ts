import {expect} from '@open-wc/testing';
import {scripted, textAnswer} from '../../src/backends/scripted/index.js';
import {createChat} from '../../src/engine/chat.js';
import {ChatError, type Chat, type ChatState} from '../../src/model/index.js';
import {answer, input, messageStart, messageStop, metadata, start, text} from '../transcript/parts.js';
import {manualBackend, settled} from './manual-backend.js';

const usage = {inputTokens: 1, outputTokens: 2, totalTokens: 3};

function begin(): {chat: Chat; backend: ReturnType<typeof manualBackend>; sent: ReturnType<Chat['send']>} {
  const backend = manualBackend();
  const chat = createChat({backend, patience: {attempts: 1}});
  return {chat, backend, sent: chat.send('Hi')};
}

function outline({status, messages}: ChatState): string {
  return [status, ...messages.map(({role, status, content}) => `${role} ${status} ${content[0]?.text}`)].join(' | ');
}

describe('stopping an answer', () => {
  it('keeps what has arrived, at once, even if the backend does not listen', async () => {
    const {chat, backend, sent} = begin();
    await backend.last().push(text(0, 'Hel'));
    chat.stop();
    expect(outline(chat.state)).to.equal('idle | user complete Hi | assistant stopped Hel');
    expect(chat.state).not.to.have.property('error');
    expect(await sent).to.equal(chat.state.messages[1]);
  });

  it('aborts the request without a reason, so that fetch throws an AbortError', async () => {
    const {chat, backend} = begin();
    await settled();
    expect(backend.last().signal.aborted).to.equal(false);
    chat.stop();
    expect(backend.last().signal).to.include({aborted: true});
    expect(backend.last().signal.reason).to.include({name: 'AbortError'});
  });

  it('before anything has arrived leaves an empty answer', async () => {
    const {chat, sent} = begin();
    chat.stop();
    expect(await sent).to.deep.include({status: 'stopped', content: []});
    expect(chat.state.status).to.equal('idle');
  });

  it('lets nothing arrive afterwards', async () => {
    const {chat, backend} = begin();
    const {push, end} = backend.last();
    await push(text(0, 'Hel'));
    chat.stop();
    const {state} = chat;
    await push(text(0, 'lo'), messageStop());
    await end();
    expect(chat.state).to.equal(state);
    expect(backend.last().isClosed).to.equal(true);
  });

  it('hears nothing of errors afterwards', async () => {
    const {chat, backend} = begin();
    await settled();
    chat.stop();
    const {state} = chat;
    await backend.last().fail(new DOMException('Aborted', 'AbortError'));
    expect(chat.state).to.equal(state);
  });

  it('closes a tool call that was cut off, with an empty input', async () => {
    const {chat, backend, sent} = begin();
    await backend.last().push(start(0, {toolUse: {toolUseId: 't', name: 'n'}}), input(0, '{"a":'));
    chat.stop();
    expect((await sent).content).to.deep.equal([{toolUse: {toolUseId: 't', name: 'n', input: {}}}]);
    expect((await sent).blocks[0]).to.include({isDone: true, inputJson: '{"a":'});
  });

  it('after messageStop leaves a complete answer', async () => {
    const {chat, backend, sent} = begin();
    await backend.last().push(...answer('Hello'));
    chat.stop();
    expect((await sent).status).to.equal('complete');
  });

  it('when nothing grows does nothing', async () => {
    const chat = createChat({backend: scripted(['Hello'])});
    chat.stop();
    await chat.send('Hi');
    const {state} = chat;
    chat.stop();
    expect(chat.state).to.equal(state);
  });

  it('from a listener, before the request has left, sends none', async () => {
    const backend = manualBackend();
    const chat = createChat({backend});
    chat.subscribe(({status}) => status === 'connecting' && chat.stop());
    expect((await chat.send('Hi')).status).to.equal('stopped');
    await settled();
    expect(backend.replies).to.have.length(0);
    expect(chat.state.status).to.equal('idle');
  });

  it('sends the part that arrived along with the next question', async () => {
    const backend = manualBackend();
    const chat = createChat({backend});
    void chat.send('a');
    await backend.last().push('Hel');
    chat.stop();
    void chat.send('b');
    expect(backend.last().request.messages.map(({content}) => content[0]?.text)).to.deep.equal(['a', 'Hel', 'b']);
  });
});

describe('an answer that breaks off', () => {
  it('without messageStop is interrupted, and what arrived is kept', async () => {
    const {chat, backend, sent} = begin();
    await backend.last().push(messageStart, text(0, 'Hel'));
    await backend.last().end();
    const message = await sent;
    expect(message).to.deep.include({status: 'interrupted', content: [{text: 'Hel'}]});
    expect(message.error).to.include({code: 'interrupted', retryable: true});
    expect(chat.state).to.include({status: 'failed', error: message.error});
  });

  it('is interrupted with the error that was thrown', async () => {
    const {chat, backend, sent} = begin();
    const error = new ChatError('throttled', {message: 'Too many questions.'});
    await backend.last().push(text(0, 'Hel'));
    await backend.last().fail(error);
    expect(await sent).to.deep.include({status: 'interrupted', error, content: [{text: 'Hel'}]});
    expect(chat.state.error).to.equal(error);
  });

  it('is interrupted, not a network failure, when the connection breaks in the middle', async () => {
    for (const cause of [new TypeError('network error'), new ChatError('network', {message: 'Lost.'})]) {
      const {backend, sent} = begin();
      await backend.last().push(text(0, 'Hel'));
      await backend.last().fail(cause);
      expect((await sent).error).to.include({code: 'interrupted', cause});
    }
  });

  it('fails when nothing had arrived', async () => {
    const {chat, backend, sent} = begin();
    await backend.last().fail(new TypeError('Failed to fetch'));
    const message = await sent;
    expect(message).to.deep.include({status: 'failed', content: []});
    expect(message.error).to.include({code: 'network', retryable: true});
    expect(chat.state).to.include({status: 'failed', error: message.error});
  });

  it('fails when the stream ends without anything', async () => {
    for (const parts of [[], [messageStart]]) {
      const message = await createChat({backend: scripted(parts)}).send('Hi');
      expect(message.status).to.equal('failed');
      expect(message.error?.code).to.equal('interrupted');
    }
  });

  it('is interrupted when strings end but events had begun', async () => {
    const message = await createChat({backend: scripted([messageStart, 'Hello'])}).send('Hi');
    expect(message.status).to.equal('interrupted');
  });

  it('is complete when it breaks after messageStop', async () => {
    const {chat, backend, sent} = begin();
    await backend.last().push(...answer('Hello'));
    await backend.last().fail(new TypeError('network error'));
    expect(await sent).to.include({status: 'complete'});
    expect(chat.state.status).to.equal('idle');
  });

  it('fails when the backend throws instead of answering', async () => {
    const backend = {
      reply() {
        throw new Error('Broken');
      },
    };
    const message = await createChat({backend}).send('Hi');
    expect(message.status).to.equal('failed');
    expect(message.error).to.include({code: 'unknown'});
  });

  it('fails when the backend returns no stream', async () => {
    const message = await createChat({backend: {reply: () => undefined as never}}).send('Hi');
    expect(message).to.include({status: 'failed'});
  });

  it('aborts the request when it is over, so that the connection closes', async () => {
    for (const finish of ['end', 'fail'] as const) {
      const {backend, sent} = begin();
      await backend.last().push('Hello');
      await backend.last()[finish](new Error('Broken'));
      await sent;
      expect(backend.last().signal.aborted).to.equal(true);
    }
  });

  it('is forgotten with the next question', async () => {
    const chat = createChat({backend: scripted([new Error('Broken')], ['Hello'])});
    await chat.send('a');
    const sent = chat.send('b');
    expect(chat.state).not.to.have.property('error');
    expect(chat.state.status).to.equal('connecting');
    await sent;
    expect(chat.state.status).to.equal('idle');
  });
});

describe('asking again', () => {
  it('puts the new answer in place of one that failed', async () => {
    const backend = scripted([new Error('Broken')], ['Hello']);
    const chat = createChat({backend});
    await chat.send('Hi');
    const message = await chat.retry();
    expect(outline(chat.state)).to.equal('idle | user complete Hi | assistant complete Hello');
    expect(chat.state.messages[1]).to.equal(message);
    expect(backend.requests[1]).to.deep.equal(backend.requests[0]);
  });

  it('drops the part of an answer that broke off or was stopped', async () => {
    const backend = manualBackend();
    const chat = createChat({backend});
    void chat.send('Hi');
    await backend.last().push('Hel');
    chat.stop();
    void chat.retry();
    expect(outline(chat.state)).to.equal('connecting | user complete Hi | assistant streaming undefined');
    expect(backend.last().request.messages).to.have.length(1);
    await backend.last().push(messageStart, text(0, 'Hel'));
    await backend.last().end();
    expect(outline(chat.state)).to.equal('failed | user complete Hi | assistant interrupted Hel');
    const again = chat.retry();
    await backend.last().push(...answer('Hello'));
    await backend.last().end();
    expect((await again).status).to.equal('complete');
  });

  it('counts what the dropped answer has cost', async () => {
    const backend = manualBackend();
    const chat = createChat({backend});
    void chat.send('Hi');
    await backend.last().push(text(0, 'Hel'), metadata(usage));
    await backend.last().end();
    void chat.retry();
    await backend.last().push(...answer('Hello'), metadata(usage));
    await backend.last().end();
    expect(chat.state.usage).to.include({totalTokens: 6});
  });
});

describe('clearing and closing', () => {
  it('clear() begins anew', async () => {
    const chat = createChat({backend: scripted(textAnswer('Hello'))});
    const {conversationId: before, ...empty} = chat.state;
    await chat.send('Hi');
    chat.clear();
    const {conversationId: after, ...cleared} = chat.state;
    expect(cleared).to.deep.equal(empty);
    expect(after).not.to.equal(before);
    await chat.send('Again');
    expect(chat.state.messages).to.have.length(2);
  });

  it('clear() ends the answer that grows, which cannot come back', async () => {
    const {chat, backend, sent} = begin();
    await backend.last().push('Hel');
    const seen: string[] = [];
    chat.subscribe((state) => seen.push(outline(state)));
    chat.clear();
    await backend.last().push('lo');
    await backend.last().end();
    expect((await sent).status).to.equal('stopped');
    expect(seen).to.deep.equal(['idle']);
    expect(backend.last().signal.aborted).to.equal(true);
  });

  it('clear() of an empty chat tells nobody', () => {
    const chat = createChat({backend: scripted()});
    let count = 0;
    chat.subscribe(() => (count += 1));
    chat.clear();
    expect(count).to.equal(0);
  });

  it('close() stops the answer and says so for the last time', async () => {
    const {chat, backend, sent} = begin();
    await backend.last().push('Hel');
    const seen: string[] = [];
    chat.subscribe((state) => seen.push(outline(state)));
    chat.close();
    expect(seen).to.deep.equal(['idle | user complete Hi | assistant stopped Hel']);
    expect((await sent).status).to.equal('stopped');
    expect(backend.last().signal.aborted).to.equal(true);
    chat.clear();
    expect(seen).to.have.length(1);
  });
});
