import type {
  BlockDeltaEvent,
  ChatRequest,
  ContentBlock,
  ReasoningDelta,
  StreamEvent,
  Usage,
} from '../../../model/index.js';
import {AnswerWriter} from '../answer-writer.js';
import {cannot, useConverse} from '../cannot.js';
import type {ChunkReader, Family} from '../family.js';
import {listOf, membersOf, numberOf, textOf} from '../json.js';
import type {JsonObject} from '../json.js';
import {readBytes} from '../media.js';
import {toUsage} from '../metadata.js';

const name = 'Amazon Nova';

/**
 * The models of Amazon Nova that write: they speak Converse themselves, but for documents, and for bytes, which are base64.
 * (https://docs.aws.amazon.com/nova/latest/userguide/complete-request-schema.html)
 */
export const nova: Family = {
  writeBody(request) {
    if (request['outputConfig']) throw cannot(name, 'outputConfig', useConverse);
    const {messages, system, inferenceConfig, toolConfig} = request;
    return {
      schemaVersion: 'messages-v1',
      messages: messages.map(({role, content}) => ({role, content: writeContent(content, request)})),
      ...(system && {system: writeContent(system, request)}),
      ...(inferenceConfig && {inferenceConfig}),
      ...(toolConfig && {toolConfig}),
    };
  },

  createReader: () => readChunk,
};

function writeContent(content: readonly ContentBlock[], {modelId = ''}: ChatRequest): readonly ContentBlock[] {
  return content.flatMap((block): readonly ContentBlock[] => {
    if (block['document']) throw cannot(name, 'documents', 'Converse does: use the backend converse.');
    if (block['guardContent']) throw cannot(name, 'guardContent', useConverse);
    if (block.citationsContent) return block.citationsContent.content;
    // The first Nova does not think, and refuses the thoughts of others.
    if (block.reasoningContent && !modelId.includes('nova-2')) return [];
    return [block];
  });
}

/** A chunk is an event of ConverseStream, or all of a Converse answer. */
const readChunk: ChunkReader = function* (chunk) {
  const whole = membersOf(membersOf(chunk['output'])['message']);
  if ('content' in whole) yield* readWhole(listOf(whole['content']), chunk);
  else for (const [event, value] of Object.entries(chunk)) yield* readEvent(event, membersOf(value));
};

function* readEvent(event: string, value: JsonObject): Generator<StreamEvent> {
  if (event.startsWith('amazon-bedrock-')) return;
  if (event === 'metadata') yield {metadata: {...value, ...readUsage(value['usage'])}};
  else if (event === 'contentBlockDelta') yield {contentBlockDelta: readDelta(value)};
  // Text has no start in ConverseStream.
  else if (event !== 'contentBlockStart' || Object.keys(membersOf(value['start'])).length > 0) yield {[event]: value};
}

function readDelta({contentBlockIndex, delta}: JsonObject): BlockDeltaEvent {
  const {reasoningContent, ...others} = membersOf(delta);
  return {
    contentBlockIndex: numberOf(contentBlockIndex) ?? 0,
    delta: reasoningContent ? {reasoningContent: readThought(reasoningContent)} : others,
  };
}

/** Thoughts come as in a whole answer, or as ConverseStream has them. */
function readThought(reasoningContent: unknown): ReasoningDelta {
  const {reasoningText, redactedContent, ...thought} = membersOf(reasoningContent);
  if (redactedContent !== undefined) return {redactedContent: readBytes(redactedContent)};
  return {...thought, ...membersOf(reasoningText)};
}

function* readWhole(content: readonly unknown[], {stopReason, usage, metrics}: JsonObject): Generator<StreamEvent> {
  const answer = new AnswerWriter();
  for (const block of content) yield* readBlock(answer, membersOf(block));
  yield* answer.stop(textOf(stopReason) || 'end_turn');
  yield {metadata: {...readUsage(usage), ...(metrics !== undefined && {metrics: membersOf(metrics)})}};
}

function* readBlock(answer: AnswerWriter, block: JsonObject): Generator<StreamEvent> {
  const {text, reasoningContent, toolUse} = block;
  if (typeof text === 'string') yield* answer.text(text);
  else if (reasoningContent) yield* answer.reasoning(readThought(reasoningContent));
  else if (toolUse) yield* readToolUse(answer, membersOf(toolUse));
  // What is unknown today is kept as it came.
  else yield* answer.start(block);
}

function readToolUse(answer: AnswerWriter, {toolUseId, name, input}: JsonObject): Generator<StreamEvent> {
  const toolUse = {toolUseId: textOf(toolUseId), name: textOf(name)};
  return answer.start({toolUse}, {toolUse: {input: JSON.stringify(input ?? {})}});
}

function readUsage(usage: unknown): {readonly usage?: Usage} {
  const counts = membersOf(usage);
  const read = toUsage({
    input: numberOf(counts['inputTokens']),
    output: numberOf(counts['outputTokens']),
    // InvokeModel names these two otherwise than Converse.
    cacheRead: numberOf(counts['cacheReadInputTokens'] ?? counts['cacheReadInputTokenCount']),
    cacheWrite: numberOf(counts['cacheWriteInputTokens'] ?? counts['cacheWriteInputTokenCount']),
  });
  return read ? {usage: read} : {};
}
