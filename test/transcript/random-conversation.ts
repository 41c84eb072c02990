import {blockFromContent} from '../../src/blocks/index.js';
import type {Citation, ContentBlock, Message, StreamPart} from '../../src/model/index.js';
import {endMessage, type EndStatus} from '../../src/transcript/message.js';
import {delta, input, messageStart, messageStop, newMessage, reduceAll, start, stop, text} from './parts.js';
import type {Random} from './random.js';

/** What a chat has gone through, and how it asks now. */
export interface Conversation {
  messages: readonly Message[];
  modelId: string | undefined;
  hasTools: boolean;
}

export const modelIds = [
  'us.anthropic.claude-sonnet-4-5-20250929-v1:0',
  'global.anthropic.claude-sonnet-4-5-20250929-v1:0',
  'anthropic.claude-opus-5-v1:0',
  'us.amazon.nova-lite-v1:0',
  'us.meta.llama4-maverick-17b-instruct-v1:0',
  'mistral.mistral-large-2407-v1:0',
  'mistral.mistral-7b-instruct-v0:2',
  'amazon.titan-text-express-v1',
  'openai.gpt-oss-120b-1:0',
  'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc123',
  'arn:aws:bedrock:us-east-1:123456789012:prompt/ABCDEFGHIJ:1',
  undefined,
] as const;

const bytes = new Uint8Array([1, 2, 3]);
const picture: ContentBlock = {image: {format: 'png', source: {bytes}}};
const words = ['Hi', 'Find order 7', ' ', '', '\n\t', 'Grüße', '[image left out]'] as const;
const names = ['report.pdf', 'Report.PDF', 'a_b', 'a  b', '報告', '', 'a.b.c', 'report (2)', 'x'.repeat(250)] as const;
const ids = ['t1', 't2', 't3', 'functions.find:0', 'a b', '', 'y'.repeat(80)] as const;

/** A conversation that a chat can get into: it asks, is answered, stopped, denied, edited, and changes its model. */
export function randomConversation(random: Random, steps: number): Conversation {
  const conversation: Conversation = {messages: [], modelId: random.pick(modelIds), hasTools: true};
  if (random.below(5) === 0) add(conversation, answerOf(random));
  for (let step = 0; step < steps; step += 1) random.pick(moves)(conversation, random);
  return conversation;
}

type Move = (conversation: Conversation, random: Random) => void;

const ask: Move = (conversation, random) => {
  const content = Array.from({length: 1 + random.below(4)}, () => said(random));
  add(conversation, newMessage({role: 'user', status: 'complete', blocks: content.map(blockFromContent)}));
};

const showPictures: Move = (conversation, random) => {
  const pictures = Array.from({length: 4 + random.below(8)}, () => blockFromContent(picture, 0));
  add(conversation, newMessage({role: 'user', status: 'complete', blocks: pictures}));
};

const answer: Move = (conversation, random) => {
  const {modelId} = conversation;
  add(conversation, newMessage({...answerOf(random, modelId), ...(modelId && {modelId})}));
};

const giveResults: Move = (conversation, random) => {
  const calls = conversation.messages.at(-1)?.content.flatMap(({toolUse}) => toolUse?.toolUseId ?? []) ?? [];
  const asked = [...calls, ...(random.below(4) === 0 ? [random.pick(ids)] : [])].filter(() => random.below(6) > 0);
  const content = asked.map((toolUseId) => result(random, toolUseId));
  for (const part of random.below(2) ? [content] : content.map((block) => [block])) {
    add(conversation, newMessage({role: 'user', status: 'complete', blocks: part.map(blockFromContent)}));
  }
};

const changeModel: Move = (conversation, random) => {
  conversation.modelId = random.pick(modelIds);
};

const changeTools: Move = (conversation) => {
  conversation.hasTools = !conversation.hasTools;
};

const edit: Move = (conversation, random) => {
  conversation.messages = conversation.messages.slice(0, random.below(conversation.messages.length + 1));
  ask(conversation, random);
};

const retry: Move = (conversation) => {
  if (conversation.messages.at(-1)?.role === 'assistant') conversation.messages = conversation.messages.slice(0, -1);
};

const moves: readonly [Move, ...Move[]] = [
  ask,
  ...[ask, ask, showPictures, answer, answer, answer, giveResults, giveResults],
  ...[changeModel, changeTools, edit, retry],
];

/** A piece of a question. */
function said(random: Random): ContentBlock {
  return random.pick<ContentBlock>([
    {text: random.pick(words)},
    {text: random.pick(words)},
    picture,
    {document: {format: 'txt', name: random.pick(names), source: {bytes}}},
    {document: {format: 'pdf', name: random.pick(names), source: {bytes}}},
    {document: {format: 'md', name: random.pick(names), source: {text: '# Hi'}, citations: {enabled: true}}},
    {video: {format: 'mp4', source: {bytes}}},
    {audio: {source: {s3Location: {uri: 's3://b/k'}}, format: 'mp3'}},
    {guardContent: {text: {text: 'Hi', qualifiers: ['query']}}},
    {searchResult: {source: 'https://example.org', title: 'Hi', content: [{text: 'Hi'}], citations: {enabled: true}}},
    {cachePoint: {type: 'default'}},
    {hologram: {depth: 3}},
    {toolUse: {toolUseId: 't1', name: 'find', input: {}}},
    {reasoningContent: {reasoningText: {text: 'Hm', signature: 'nobody'}}},
  ]);
}

function result(random: Random, toolUseId: string): ContentBlock {
  const pieces = Array.from({length: random.below(4)}, () =>
    random.pick<object>([
      {text: random.pick(words)},
      {json: random.pick<unknown>([{a: 1}, [1, 2], 'text'])},
      {json: null},
      {json: undefined},
      picture,
      {document: {format: 'txt', name: random.pick(names), source: {bytes}}},
      {video: {format: 'mp4', source: {bytes}}},
      {searchResult: {source: 's', title: 't', content: [{text: 'Hi'}]}},
    ]),
  );
  const status = random.pick([undefined, 'success', 'error']);
  return {toolResult: {toolUseId, content: pieces, ...(status && {status})}};
}

/** An answer as it streams: whole, or cut off after any of its parts. */
function answerOf(random: Random, modelId?: string): Message {
  const status = random.pick<EndStatus>(['complete', 'complete', 'complete', 'stopped', 'interrupted', 'failed']);
  const parts = [
    messageStart,
    ...Array.from({length: random.below(5)}, (_, at) => blockParts(random, at, modelId)).flat(),
  ];
  if (status === 'complete') return endMessage(reduceAll([...parts, messageStop('end_turn')]), status);
  return endMessage(reduceAll(parts.slice(0, random.below(parts.length + 1))), status);
}

function blockParts(random: Random, at: number, modelId = ''): StreamPart[] {
  const toolUseId = random.pick(ids);
  const name = random.pick(['find', 'functions read_file', '']);
  const json = random.pick(['{"id":7}', '{"id', '', '[1]', '"text"']);
  const service = {toolUseId: `s${at}`, type: 'server_tool_use'};
  if (modelId.includes('nova') && random.below(2) === 0) {
    const call = [start(at, {toolUse: {...service, name: 'search'}}), stop(at)];
    const found = [start(at + 20, {toolResult: service}), delta(at + 20, {toolResult: [{text: random.pick(words)}]})];
    return random.below(3) > 0 ? [...call, ...found] : call;
  }
  return random.pick<StreamPart[]>([
    [...random.cut(random.pick(words)).map((piece) => text(at, piece)), stop(at)],
    [text(at, 'See '), delta(at, {citation: {title: 'Book'}}), stop(at)],
    [...['See', ' this'].flatMap((said) => [text(at, said), delta(at, {citation: cite(random)})]), stop(at)],
    [start(at, {toolUse: {toolUseId, name}}), ...random.cut(json).map((piece) => input(at, piece)), stop(at)],
    [start(at, {toolUse: {toolUseId, name}}), input(at, json), stop(at), text(at + 10, 'then')],
    [start(at, {toolUse: {toolUseId, name}}), stop(at), start(at + 20, {toolResult: {toolUseId}}), stop(at + 20)],
    [delta(at, {reasoningContent: {text: 'Hm'}}), stop(at)],
    [delta(at, {reasoningContent: {text: 'Hm'}}), delta(at, {reasoningContent: {signature: modelId}}), stop(at)],
    [delta(at, {reasoningContent: {redactedContent: bytes}}), stop(at)],
    [start(at, {image: {format: 'png'}}), delta(at, {image: {source: {bytes}}}), stop(at)],
    [start(at, {hologram: {}}), delta(at, {hologram: {depth: 3}}), {sparkle: {at}}],
  ]);
}

function cite(random: Random): Citation {
  const place = {documentIndex: 0, start: random.below(9), end: 9};
  const location = random.pick<Record<string, object>>([
    {web: {url: 'https://example.org', domain: 'example.org'}},
    {documentChar: place},
    {documentPage: place},
    {documentChunk: place},
    {searchResultLocation: {searchResultIndex: 0, start: 0, end: 1}},
    {moon: {crater: 4}},
  ]);
  return {title: 'Book', source: 's', sourceContent: [{text: 'Hi'}], location};
}

function add(conversation: Conversation, message: Message): void {
  conversation.messages = [...conversation.messages, message];
}
