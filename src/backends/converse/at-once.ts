import type {BedrockConnection} from '../../aws/bedrock-connection.js';
import {converseAtOnce} from '../../aws/converse-at-once.js';
import type {WholeAnswer} from '../../aws/converse-at-once.js';
import type {ChatRequest, ContentBlock, StreamEvent} from '../../model/index.js';

/** Asks a model that cannot stream. */
export async function* answerAtOnce(
  connection: BedrockConnection,
  request: ChatRequest,
  signal: AbortSignal,
): AsyncGenerator<StreamEvent> {
  for await (const answer of connection.read(signal, converseAtOnce(request))) yield* toParts(answer);
}

/** A whole answer as the events that ConverseStream would have sent. */
export function* toParts({output, stopReason, usage, metrics}: WholeAnswer): Generator<StreamEvent> {
  yield {messageStart: {role: 'assistant'}};
  const blocks = (output?.message?.content ?? []) as unknown as readonly ContentBlock[];
  for (const [contentBlockIndex, block] of blocks.entries()) {
    for (const event of toEvents(block)) {
      yield 'start' in event
        ? {contentBlockStart: {contentBlockIndex, ...event}}
        : {contentBlockDelta: {contentBlockIndex, ...event}};
    }
    yield {contentBlockStop: {contentBlockIndex}};
  }
  yield {messageStop: {stopReason: stopReason ?? 'end_turn'}};
  if (usage) yield {metadata: {usage: {...usage} as never, ...(metrics && {metrics: metrics as never})}};
}

type BlockEvent = {readonly start: Record<string, unknown>} | {readonly delta: Record<string, unknown>};

function* toEvents(block: ContentBlock): Generator<BlockEvent> {
  const {text, reasoningContent, toolUse, toolResult, image, citationsContent} = block;
  if (text !== undefined) yield {delta: {text}};
  else if (reasoningContent) yield* toReasoning(reasoningContent);
  else if (toolUse) {
    const {input, ...start} = toolUse;
    yield {start: {toolUse: start}};
    yield {delta: {toolUse: {input: JSON.stringify(input ?? {})}}};
  } else if (toolResult) {
    const {content, ...start} = toolResult;
    yield {start: {toolResult: start}};
    yield {delta: {toolResult: content}};
  } else if (image) {
    yield {start: {image: {format: image.format}}};
    yield {delta: {image: {source: image.source}}};
  } else if (citationsContent) yield* toCitations(citationsContent);
  // What is unknown today is kept as it came.
  else yield {start: {...block}};
}

function* toReasoning(content: NonNullable<ContentBlock['reasoningContent']>): Generator<BlockEvent> {
  const {reasoningText, redactedContent} = content;
  if (redactedContent) yield {delta: {reasoningContent: {redactedContent}}};
  if (reasoningText?.text) yield {delta: {reasoningContent: {text: reasoningText.text}}};
  if (reasoningText?.signature) yield {delta: {reasoningContent: {signature: reasoningText.signature}}};
}

function* toCitations({content, citations}: NonNullable<ContentBlock['citationsContent']>): Generator<BlockEvent> {
  for (const {text} of content) yield {delta: {text}};
  for (const citation of citations) yield {delta: {citation}};
}
