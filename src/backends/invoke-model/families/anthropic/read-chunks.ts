import type {BlockDelta, BlockStart, StreamEvent, StreamPart} from '../../../../model/index.js';
import type {ChunkReader} from '../../family.js';
import {listOf, membersOf, numberOf, textOf} from '../../json.js';
import type {JsonObject} from '../../json.js';
import {readMetadata} from '../../metadata.js';
import type {TokenCounts} from '../../metadata.js';
import {readCitation} from './read-citation.js';

/** Makes a reader for an answer of Messages, streamed or in one piece. */
export function createMessagesReader(): ChunkReader {
  let counts: TokenCounts = {};
  return function* readChunk(chunk) {
    counts = {...counts, ...readCounts(chunk['usage'] ?? membersOf(chunk['message'])['usage'])};
    if (chunk['type'] === 'message') yield* readWhole(chunk, counts);
    else yield* readEvent(chunk);
    if (chunk['type'] === 'message_stop') yield* readMetadata(chunk, counts);
  };
}

function* readWhole(answer: JsonObject, counts: TokenCounts): Generator<StreamEvent> {
  yield {messageStart: {role: 'assistant'}};
  for (const [index, block] of listOf(answer['content']).entries()) {
    yield* openBlock(index, membersOf(block));
    yield {contentBlockStop: {contentBlockIndex: index}};
  }
  yield* stopMessage(answer['stop_reason']);
  yield* readMetadata(answer, counts);
}

function* readEvent(event: JsonObject): Generator<StreamPart> {
  const contentBlockIndex = numberOf(event['index']) ?? 0;
  switch (event['type']) {
    case 'message_start':
      return yield {messageStart: {role: 'assistant'}};
    case 'content_block_start':
      return yield* openBlock(contentBlockIndex, membersOf(event['content_block']));
    case 'content_block_delta':
      return yield toDelta(contentBlockIndex, readDelta(membersOf(event['delta'])));
    case 'content_block_stop':
      return yield {contentBlockStop: {contentBlockIndex}};
    case 'message_delta':
      return yield* stopMessage(membersOf(event['delta'])['stop_reason']);
    case 'message_stop':
      return;
    case 'ping':
      // Nothing was said, but the model is still there.
      return yield '';
    case 'error':
      throw readError(membersOf(event['error']));
    default:
      return yield {[textOf(event['type']) || 'unknown']: event};
  }
}

/** A block may bring its content along: all of it, in an answer that comes in one piece. */
function* openBlock(contentBlockIndex: number, block: JsonObject): Generator<StreamEvent> {
  const {type, text, thinking, signature, data, input, citations} = block;
  const start = readStart(block);
  if (start) yield {contentBlockStart: {contentBlockIndex, start}};
  const deltas: readonly BlockDelta[] = [
    ...(text ? [{text: textOf(text)}] : []),
    ...(thinking ? [{reasoningContent: {text: textOf(thinking)}}] : []),
    ...(signature ? [{reasoningContent: {signature: textOf(signature)}}] : []),
    ...(type === 'redacted_thinking'
      ? [{reasoningContent: {redactedContent: new TextEncoder().encode(textOf(data))}}]
      : []),
    // A stream opens with an empty input, and tells it in pieces.
    ...(start?.toolUse && Object.keys(membersOf(input)).length > 0 ? [{toolUse: {input: JSON.stringify(input)}}] : []),
    ...listOf(citations).map((citation) => ({citation: readCitation(membersOf(citation))})),
  ];
  for (const delta of deltas) yield toDelta(contentBlockIndex, delta);
}

const withoutStart = new Set<unknown>(['text', 'thinking', 'redacted_thinking']);

function readStart(block: JsonObject): BlockStart | undefined {
  const {type, id, name} = block;
  if (withoutStart.has(type)) return undefined;
  const toolUse = {toolUseId: textOf(id), name: textOf(name)};
  if (type === 'tool_use') return {toolUse};
  if (type === 'server_tool_use') return {toolUse: {...toolUse, type}};
  return {[textOf(type) || 'unknown']: block};
}

function readDelta(delta: JsonObject): BlockDelta {
  switch (delta['type']) {
    case 'text_delta':
      return {text: textOf(delta['text'])};
    case 'input_json_delta':
      return {toolUse: {input: textOf(delta['partial_json'])}};
    case 'thinking_delta':
      return {reasoningContent: {text: textOf(delta['thinking'])}};
    case 'signature_delta':
      return {reasoningContent: {signature: textOf(delta['signature'])}};
    case 'citations_delta':
      return {citation: readCitation(membersOf(delta['citation']))};
    default:
      return {[textOf(delta['type']) || 'unknown']: delta};
  }
}

function toDelta(contentBlockIndex: number, delta: BlockDelta): StreamEvent {
  return {contentBlockDelta: {contentBlockIndex, delta}};
}

function* stopMessage(reason: unknown): Generator<StreamEvent> {
  const stopReason = textOf(reason);
  if (stopReason) yield {messageStop: {stopReason: stopReason === 'refusal' ? 'content_filtered' : stopReason}};
}

function readCounts(value: unknown): TokenCounts {
  const usage = membersOf(value);
  const counts = {
    input: numberOf(usage['input_tokens']),
    output: numberOf(usage['output_tokens']),
    cacheRead: numberOf(usage['cache_read_input_tokens']),
    cacheWrite: numberOf(usage['cache_creation_input_tokens']),
  };
  // The last chunks tell only what has changed since the first.
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== undefined));
}

const errorNames: Readonly<Record<string, string>> = {
  overloaded_error: 'ServiceUnavailableException',
  rate_limit_error: 'ThrottlingException',
  api_error: 'InternalServerException',
  timeout_error: 'ModelTimeoutException',
  invalid_request_error: 'ValidationException',
};

/** An error in the middle of an answer, under the name that Bedrock has for it. */
function readError({type, message}: JsonObject): Error {
  return Object.assign(new Error(textOf(message)), {name: errorNames[textOf(type)] ?? 'ModelErrorException'});
}
