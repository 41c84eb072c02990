import type {Block, BlockKind, Message, StoredMessage, StoredNode} from '../../../src/model/index.js';
import type {Random} from '../../transcript/random.js';
import {randomConversation} from '../../transcript/random-conversation.js';

/** A conversation that a chat can get into, as it is kept: with branches, and with everything a record must not lose. */
export function randomNodes(random: Random, steps: number): StoredNode[] {
  const {messages} = randomConversation(random, steps);
  return messages.map((message, at) => {
    const parent = at === 0 ? undefined : at - 1 - random.below(Math.min(at, 3));
    const stored = storeMessage({...message, id: `m${at}`});
    const odd = random.below(4) === 0 ? oddMessage(random, stored) : stored;
    return {message: odd, ...(parent !== undefined && {parentId: `m${parent}`})};
  });
}

/** A message as plain data. */
function storeMessage({content, error: _error, ...message}: Message): StoredMessage {
  const blocks = message.blocks.map((block, at) => ({block, ...(content[at] && {content: content[at]})}));
  return {...message, blocks};
}

/** Values that JSON loses, names that mean something to JavaScript, bytes in strange places. */
function oddMessage(random: Random, message: StoredMessage): StoredMessage {
  const bytes = Uint8Array.from({length: random.below(300)}, () => random.below(256));
  const whole = new Uint8Array(40).fill(7);
  const odd = random.pick<unknown>([
    undefined,
    Number.NaN,
    -0,
    -Infinity,
    12345678901234567890n,
    [undefined, null, [bytes, {bytes}]],
    JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1}'),
    {notes: [{path: ['value'], bytes: 'x'}], value: 1},
    'lone \ud800 surrogate, nul \0, emoji 👩‍👩‍👧',
    whole.subarray(10, 20),
    {a: bytes, b: bytes},
    [[], {}, [[]]],
    '',
  ]);
  const result = {kind: 'tool-result', index: 9, isDone: true, toolUseId: 't', content: [{json: odd}, odd]} as const;
  return {
    ...message,
    blocks: [...message.blocks, {block: result, content: {toolResult: {toolUseId: 't', content: [odd]}, odd}}],
    usage: {inputTokens: 1, outputTokens: 2, totalTokens: 3},
    error: {code: 'interrupted', message: 'It broke off.', hint: 'Hint', retryable: true},
  };
}

const bytes = new Uint8Array([1, 2, 3]);
const whole = {index: 0, isDone: true, value: {format: 'pdf', name: 'a', source: {bytes}, error: undefined}} as const;

/** One block of each kind, with bytes wherever it may have some. */
export const everyKind: Readonly<Record<BlockKind, Block>> = {
  text: {kind: 'text', index: 0, isDone: false, text: '# Words'},
  reasoning: {kind: 'reasoning', index: 1, isDone: true, text: 'Hm', signature: 's', redacted: bytes},
  'tool-use': {kind: 'tool-use', index: 2, isDone: false, toolUseId: 't', name: 'find', inputJson: '{"a', type: 'x'},
  'tool-result': {
    kind: 'tool-result',
    index: 3,
    isDone: true,
    toolUseId: 't',
    content: [{json: {a: undefined}}, {image: {format: 'png', source: {bytes}}}],
    status: 'error',
  },
  image: {kind: 'image', index: 4, isDone: true, format: 'png', bytes, error: {message: 'Filtered'}},
  citations: {
    kind: 'citations',
    index: 5,
    isDone: true,
    spans: [{text: 'So', citations: [{title: 'Book', location: {documentPage: {start: 1}}, sparkle: [bytes]}]}],
  },
  document: {...whole, kind: 'document'},
  audio: {...whole, kind: 'audio'},
  video: {...whole, kind: 'video'},
  'guard-content': {...whole, kind: 'guard-content', value: {image: {format: 'png', source: {bytes}}}},
  'search-result': {...whole, kind: 'search-result', value: {source: 's', title: 't', content: [{text: 'x'}]}},
  'cache-point': {...whole, kind: 'cache-point', value: {type: 'default'}},
  unknown: {kind: 'unknown', index: 9, isDone: true, content: {hologram: {depth: bytes}}, events: [{sparkle: bytes}]},
};
