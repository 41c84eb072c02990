import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {pause, scripted, textAnswer} from '../../src/backends/scripted/index.js';
import {createChat} from '../../src/engine/chat.js';

describe('a chat in Node', () => {
  it('has no document, so these tests prove that it needs none', () => {
    assert.equal(typeof document, 'undefined');
    assert.equal(typeof window, 'undefined');
  });

  it('asks and answers', async () => {
    const chat = createChat({backend: scripted(textAnswer('Hello there'))});
    const statuses: string[] = [];
    chat.subscribe(({status}) => statuses.push(status));
    const message = await chat.send('Hi');
    assert.deepEqual(message.content, [{text: 'Hello there'}]);
    assert.equal(message.status, 'complete');
    assert.match(message.id, /^[\da-f]{32}$/);
    assert.deepEqual([statuses[0], statuses.at(-1)], ['connecting', 'idle']);
    assert.equal(chat.state.usage.totalTokens, 3);
  });

  it('tells of parts while they come', async () => {
    const chat = createChat({backend: scripted(['a', pause(5), 'b', pause(5), 'c', pause(5)])});
    const seen = new Set<string | undefined>();
    chat.subscribe(({messages}) => seen.add(messages[1]?.content[0]?.text));
    await chat.send('Hi');
    assert.deepEqual([...seen], [undefined, 'a', 'ab', 'abc']);
  });

  it('stops', async () => {
    const chat = createChat({backend: scripted(['Hel', pause(60_000), 'lo'])});
    chat.subscribe(({status}) => status === 'streaming' && chat.stop());
    const message = await chat.send('Hi');
    assert.equal(message.status, 'stopped');
    assert.deepEqual(message.content, [{text: 'Hel'}]);
  });

  it('says that the network failed when Node says so', async () => {
    const backend = {
      async *reply() {
        yield (await fetch('http://127.0.0.1:9/')).statusText;
      },
    };
    const message = await createChat({backend}).send('Hi');
    assert.equal(message.status, 'failed');
    assert.equal(message.error?.code, 'network');
  });
});
