import {expect} from '@open-wc/testing';
import {scripted, textAnswer} from '../../src/backends/scripted/index.js';
import {createChat} from '../../src/engine/chat.js';
import type {Chat, ChatState} from '../../src/model/index.js';
import {messageStart, messageStop, stop, text} from '../transcript/parts.js';
import {manualBackend} from './manual-backend.js';

function record(chat: Chat): ChatState[] {
  const states: ChatState[] = [];
  chat.subscribe((state) => states.push(state));
  return states;
}

describe('listening to a chat', () => {
  it('has frozen states, messages and content', async () => {
    const chat = createChat({backend: scripted(textAnswer('Hello'))});
    const states = record(chat);
    await chat.send('Hi');
    for (const state of states) {
      for (const part of [state, state.messages, ...state.messages]) expect(Object.isFrozen(part)).to.equal(true);
    }
  });

  it('keeps the identity of finished messages', async () => {
    const chat = createChat({backend: scripted(['One'], ['Two'])});
    await chat.send('a');
    const before = chat.state.messages;
    const states = record(chat);
    await chat.send('b');
    expect(states.length).to.be.above(1);
    for (const {messages} of states) expect(messages.slice(0, 2)).to.have.ordered.members([...before]);
  });

  it('tells listeners at once of the question, the first part and the end', async () => {
    const backend = manualBackend();
    const chat = createChat({backend, schedule: () => undefined});
    const states = record(chat);
    const sent = chat.send('Hi');
    expect(states.map(({status}) => status)).to.deep.equal(['connecting']);
    await backend.last().push(text(0, 'a'));
    await backend.last().push(text(0, 'b'));
    expect(states.map(({status}) => status)).to.deep.equal(['connecting', 'streaming']);
    await backend.last().push(messageStop());
    await backend.last().end();
    await sent;
    expect(states.map(({status}) => status)).to.deep.equal(['connecting', 'streaming', 'idle']);
  });

  it('tells listeners of parts once for each scheduled task', async () => {
    const tasks: (() => void)[] = [];
    const backend = manualBackend();
    const chat = createChat({backend, schedule: (task) => tasks.push(task)});
    void chat.send('Hi');
    await backend.last().push(text(0, 'a'));
    const states = record(chat);
    await backend.last().push(text(0, 'b'), text(0, 'c'), text(0, 'd'));
    expect(tasks).to.have.length(1);
    expect(states).to.have.length(0);
    tasks[0]?.();
    expect(states.map(({messages}) => messages[1]?.content)).to.deep.equal([[{text: 'abcd'}]]);
  });

  it('tells a flood of parts in few notifications', async () => {
    const flood = Array.from({length: 1000}, () => text(0, 'word '));
    const chat = createChat({backend: scripted([messageStart, ...flood, stop(0), messageStop()])});
    const states = record(chat);
    await chat.send('Hi');
    expect(states.length).to.be.below(10);
  });

  it('has told everything when send() resolves', async () => {
    const chat = createChat({backend: scripted(textAnswer('Hello'))});
    const states = record(chat);
    await chat.send('Hi');
    expect(states.at(-1)).to.equal(chat.state);
  });

  it('ends a subscription', async () => {
    const chat = createChat({backend: scripted(['Hello'])});
    let count = 0;
    const unsubscribe = chat.subscribe(() => (count += 1));
    unsubscribe();
    await chat.send('Hi');
    expect(count).to.equal(0);
  });

  it('lets a listener send the next question', async () => {
    const chat = createChat({backend: scripted(['One'], ['Two'])});
    const finished = new Promise<void>((resolve) => {
      chat.subscribe(({status, messages}) => {
        if (status === 'idle' && messages.length === 2) void chat.send('b').then(() => resolve());
      });
    });
    const first = await chat.send('a');
    await finished;
    expect(first.content).to.deep.equal([{text: 'One'}]);
    expect(chat.state.messages.map(({content}) => content[0]?.text)).to.deep.equal(['a', 'One', 'b', 'Two']);
  });

  it('is not stopped by a listener that throws, which is reported', async () => {
    const reported: unknown[] = [];
    const {reportError} = globalThis;
    globalThis.reportError = (error) => reported.push(error);
    const chat = createChat({backend: scripted(['Hello'])});
    chat.subscribe(() => {
      throw new Error('Mine');
    });
    const states = record(chat);
    const message = await chat.send('Hi');
    globalThis.reportError = reportError;
    expect(message.status).to.equal('complete');
    expect(states.at(-1)?.status).to.equal('idle');
    expect(String(reported[0])).to.equal('Error: Mine');
  });
});
