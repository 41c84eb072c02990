import {expect} from '@open-wc/testing';
import {readConversation} from '../../../src/backends/bedrock-chat/conversations.js';
import {fromMessage} from '../../../src/backends/bedrock-chat/from-content.js';
import {SocketAnswer} from '../../../src/backends/bedrock-chat/socket-answer.js';
import {writeWholeAnswer} from '../../../src/backends/bedrock-chat/whole-answer.js';
import {isChatError} from '../../../src/model/index.js';
import {forSeeds} from '../../transcript/random.js';
import type {Random} from '../../transcript/random.js';
import {toMessage} from './setup.js';

const names = [
  ...(['content', 'contentType', 'content_type', 'body', 'text', 'json', 'image', 'format', 'mediaType'] as const),
  ...(['toolUseId', 'tool_use_id', 'name', 'input', 'status', 'log', 'result', 'relatedDocument', 'sourceId'] as const),
  ...([
    'sourceLink',
    'pageNumber',
    'usedChunks',
    'rank',
    'thinkingLog',
    'children',
    'parent',
    'message',
    'id',
  ] as const),
  ...(['messageMap', 'lastMessageId', 'token_count', 'stop_reason', 'completion', 'reason', 'a', '__proto__'] as const),
] as const;
const texts = [
  ...(['', 'a', 'text', 'image', 'toolUse', 'toolResult', 'reasoning', 'attachment', 'AAH6/w==', '[^a]'] as const),
  ...(['STREAMING', 'REASONING', 'AGENT_THINKING', 'AGENT_TOOL_RESULT', 'AGENT_RELATED_DOCUMENT'] as const),
  ...(['STREAMING_END', 'ERROR', 'user', 'assistant', 'https://', 'https://x.example/', 'constructor'] as const),
] as const;

/** JSON that looks as if it were of this API, in pieces that do not fit. */
function noise(random: Random, depth = 4): unknown {
  const kind = depth > 0 ? random.below(8) : random.below(4);
  if (kind < 2) return random.pick(texts);
  if (kind === 2) return random.pick([0, -1, 1.5, null, true, false]);
  if (kind < 5) return Array.from({length: random.below(4)}, () => noise(random, depth - 1));
  const entries = Array.from({length: random.below(7)}, () => [random.pick(names), noise(random, depth - 1)] as const);
  return Object.fromEntries(entries);
}

/** Everything but a `ChatError` is a mistake of ours. */
function survive(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    expect(isChatError(error), String(error)).to.equal(true);
  }
}

describe('answers that make no sense', () => {
  it('break nothing when they come whole', () => {
    forSeeds(1500, (random) => {
      const list = () => Array.from({length: random.below(4)}, () => noise(random));
      const whole = {content: list(), thinkingLog: [{content: list()}, noise(random)], usedChunks: list()};
      const message = random.below(4) === 0 ? noise(random) : whole;
      survive(() => toMessage([...writeWholeAnswer(message, {conversationId: 'c', messageId: 'm'})]));
      survive(() => fromMessage(message));
    });
  });

  it('break nothing when they come over the WebSocket', () => {
    forSeeds(300, (random) => {
      const answer = new SocketAnswer({conversationId: 'c', messageId: 'm'});
      for (let message = 0; message < 12; message += 1) {
        const status = random.pick(texts);
        survive(() => answer.read(JSON.stringify({status, ...Object(noise(random))})));
      }
    });
  });

  it('break nothing in a conversation', () => {
    forSeeds(1500, (random) => {
      const messageMap = {a: noise(random), user: noise(random), constructor: noise(random)};
      survive(() =>
        readConversation({id: 'x', title: 1, messageMap, lastMessageId: random.pick(['a', 'user', 'toString'])}),
      );
      survive(() => readConversation(noise(random)));
    });
  });
});
