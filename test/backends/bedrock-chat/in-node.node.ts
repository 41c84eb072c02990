import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {bedrockChat} from '../../../src/backends/bedrock-chat/index.js';
import {ask, connectPublished, connectSocket, connectUser, endpoint, textOf} from './setup.js';

describe('bedrockChat in Node', () => {
  for (const connect of [connectPublished, connectUser, connectSocket]) {
    it(`answers through ${connect.name}`, async () => {
      const {items, error} = await ask(connect().backend, 'Hello you');
      assert.equal(error, undefined);
      assert.equal(textOf(items), 'Hello you');
    });
  }

  it('asks for a WebSocket where the platform has none', () => {
    const options = {endpoint, token: () => 'token', webSocket: 'wss://socket.example/dev'};
    const {WebSocket: present} = globalThis;
    Reflect.deleteProperty(globalThis, 'WebSocket');
    try {
      assert.throws(() => bedrockChat(options), {code: 'config', hint: /set the option WebSocket/});
    } finally {
      if (present) globalThis.WebSocket = present;
    }
  });
});
