import {expect} from '@open-wc/testing';

import {createChat} from '../../src/engine/chat.js';
import {MessageTree} from '../../src/engine/message-tree.js';
import type {StreamPart} from '../../src/model/index.js';
import {createMessage} from '../../src/transcript/message.js';
import {messageStart, messageStop, text} from '../transcript/parts.js';
import {MemoryPlace} from './history/memory-store.js';
import {storeMessage} from '../../src/transcript/stored-message.js';

/** Messages of a long conversation, each after the one before. */
function* conversation(length: number) {
  for (let at = 0; at < length; at += 1) {
    const role = at % 2 === 0 ? 'user' : 'assistant';
    const blocks = [{kind: 'text', index: 0, isDone: true, text: `Message ${at}`}] as const;
    const message = createMessage({id: `m${at}`, role, blocks, status: 'complete', createdAt: at});
    yield {message, ...(at > 0 && {parentId: `m${at - 1}`})};
  }
}

/** A place with one conversation of so many messages. */
async function createPlace(length: number): Promise<MemoryPlace> {
  const place = new MemoryPlace();
  const summary = {id: 'long', title: 'Long', createdAt: 0, updatedAt: 0, leafId: `m${length - 1}`};
  const nodes = Array.from(conversation(length), ({message, ...rest}) => ({message: storeMessage(message), ...rest}));
  await place.open().save(summary, nodes);
  return place;
}

/** How often the messages of a state are put together while an answer of so many parts grows. */
async function countWork(length: number): Promise<{readonly told: number; readonly seen: number}> {
  const parts: readonly StreamPart[] = [
    messageStart,
    ...Array.from({length: 500}, (_, at) => text(0, `${at} `)),
    messageStop(),
  ];
  const place = await createPlace(length);
  let told = 0;
  const chat = createChat({
    backend: {
      async *reply() {
        yield* parts;
      },
    },
    history: place.open(),
  });
  await chat.ready;
  const seen = chat.state.messages.length;
  chat.subscribe(() => (told += 1));
  await chat.send('Hi');
  return {told, seen};
}

describe('a conversation of 10,000 messages', () => {
  it('is shown whole, and an answer in it is told of no more often than in a short one', async () => {
    const short = await countWork(100);
    const long = await countWork(10_000);
    expect([short.seen, long.seen]).to.deep.equal([100, 10_000]);
    expect(long.told).to.be.at.most(short.told + 5);
  });

  it('takes a further message, and each part of an answer, in the same time', function () {
    this.timeout(60_000);
    const measure = (length: number): number => {
      const tree = new MessageTree();
      tree.merge(conversation(length), `m${length - 1}`);
      const times = Array.from({length: 5}, (_, round) => {
        const begin = performance.now();
        for (let at = 0; at < 2000; at += 1) {
          const id = `new ${round} ${at}`;
          const message = createMessage({id, role: 'assistant', blocks: [], status: 'streaming', createdAt: at});
          tree.append(message);
          for (let part = 0; part < 10; part += 1) tree.replace({...message, createdAt: part});
          tree.remove(id);
        }
        return performance.now() - begin;
      });
      // Some browsers round to whole milliseconds.
      return Math.max(1, Math.min(...times));
    };
    measure(100);
    const ratios = Array.from({length: 5}, () => measure(10_000) / measure(100));
    // The best of five, with room for a busy machine: copying the conversation would make all of them ten and more.
    expect(Math.min(...ratios)).to.be.below(1.6);
  });

  it('keeps what has not changed', async () => {
    const place = await createPlace(1000);
    const chat = createChat({
      backend: {
        async *reply() {
          yield* [messageStart, text(0, 'Hello'), messageStop()];
        },
      },
      history: place.open(),
    });
    await chat.ready;
    const before = chat.state.messages;
    await chat.send('Hi');
    expect(chat.state.messages.slice(0, 1000).every((message, at) => message === before[at])).to.equal(true);
  });
});
