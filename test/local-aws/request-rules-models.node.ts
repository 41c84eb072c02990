import {describe} from 'node:test';
import {assistant, document, image, refuses, takes, text, toolConfig, toolResult, toolUse, user} from './rule-cases.js';

const claude = 'us.anthropic.claude-sonnet-4-5-20250929-v1:0';
const nova = 'us.amazon.nova-lite-v1:0';
const llama = 'us.meta.llama4-maverick-17b-instruct-v1:0';
const titan = 'amazon.titan-text-express-v1';
const point = {cachePoint: {type: 'default'}};
const thought = {reasoningContent: {reasoningText: {text: 'Hm', signature: 'abc'}}};
const pdf = {document: {format: 'pdf', name: 'a', source: {bytes: 'AAAA'}}};

describe('cache points', () => {
  const ask = (...content: object[]) => ({modelId: claude, messages: [user(...content)]});
  takes('four of them', {
    ...ask(text, point, text, point),
    system: [text, point],
    toolConfig: {tools: [...toolConfig.tools, point]},
  });
  refuses(
    'five of them',
    {...ask(text, point, text, point, text, point), system: [text, point, text, point]},
    /more than 4 cache points.*: 5/,
  );
  refuses('one with nothing before it in its message', ask(point, text), 'There is nothing available to cache.');
  refuses(
    'one behind thoughts',
    {modelId: claude, messages: [user(text), assistant(text, thought, point), user(text)]},
    'Cache point cannot be inserted after reasoning block. Please remove the invalid cache point and try again.',
  );
  takes('one behind a PDF, or an image', ask(text, pdf, point, image(), point));
  refuses(
    'one behind another document',
    ask(text, document('a'), point),
    /messages\.0\.content\.1\.type: Field required/,
  );
});

describe('what some models refuse', () => {
  for (const modelId of [
    titan,
    'mistral.mistral-7b-instruct-v0:2',
    'mistral.mixtral-8x7b-instruct-v0:1',
    'cohere.command-text-v14',
  ]) {
    const messages = [user(text)];
    refuses(
      `a system prompt, by ${modelId}`,
      {modelId, messages, system: [text]},
      /^This model doesn't support system messages\./,
    );
    refuses(`tools, by ${modelId}`, {modelId, messages, toolConfig}, "This model doesn't support tool use.");
  }
  const called = [user(text), assistant(toolUse('a')), user(toolResult('a'))];
  refuses(
    'tools in the history',
    {modelId: 'meta.llama3-8b-instruct-v1:0', messages: called, toolConfig},
    /tool use\.$/,
  );
  takes('tools and a system prompt by others', {modelId: llama, messages: called, toolConfig, system: [text]});
  const same = 'cannot be provided in the same turn.';
  refuses(
    'words beside a call',
    {modelId: llama, messages: [user(text), assistant(text, toolUse('a')), user(toolResult('a'))], toolConfig},
    `messages.1.content: Conversation blocks and tool use blocks ${same}`,
  );
  refuses(
    'words beside a result',
    {modelId: llama, messages: [user(text), assistant(toolUse('a')), user(toolResult('a'), text)], toolConfig},
    `messages.2.content: Conversation blocks and tool result blocks ${same}`,
  );
  refuses(
    'a cache point among tools, by Nova',
    {modelId: nova, messages: [user(text)], toolConfig: {tools: [...toolConfig.tools, point]}},
    /^Malformed input request: #\/toolConfig\/tools\/1: extraneous key/,
  );
  takes('a cache point elsewhere by Nova', {modelId: nova, messages: [user(text, point)], system: [text, point]});
  refuses(
    'a cache point of the system prompt, by Llama',
    {modelId: llama, messages: [user(text)], system: [text, point]},
    /#\/system\/1: extraneous/,
  );
  refuses(
    'a cache point of a message, by Llama',
    {modelId: llama, messages: [user(text, point)]},
    /#\/messages\/0\/content\/1: extraneous/,
  );
  const answer = (modelId: string) => ({modelId, messages: [user(text), assistant(thought), user(text)]});
  refuses(
    'thoughts alone, by newer models of Anthropic',
    answer('us.anthropic.claude-sonnet-5-v1:0'),
    /does not support assistant message prefill/,
  );
  takes('thoughts alone by older ones', answer(claude));
});
