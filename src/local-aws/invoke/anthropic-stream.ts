import type {BlockDelta, BlockStart, Citation, MetadataEvent, StreamEvent} from '../../model/index.js';
import {compact, membersOf} from './members.js';

/** Writes one answer as the events of Messages. What that language has no word for is left out. */
export class AnthropicWriter {
  readonly #inputTokens: number;
  readonly #open = new Set<number>();
  #stopReason = 'end_turn';

  constructor(inputTokens: number) {
    this.#inputTokens = inputTokens;
  }

  *write({
    messageStart,
    contentBlockStart,
    contentBlockDelta,
    contentBlockStop,
    ...end
  }: StreamEvent): Generator<object> {
    if (messageStart) yield this.#startMessage();
    if (contentBlockStart)
      yield* this.#openBlock(contentBlockStart.contentBlockIndex, writeStart(contentBlockStart.start));
    if (contentBlockDelta) yield* this.#writeDelta(contentBlockDelta.contentBlockIndex, contentBlockDelta.delta);
    if (contentBlockStop && this.#open.has(contentBlockStop.contentBlockIndex)) {
      yield {type: 'content_block_stop', index: contentBlockStop.contentBlockIndex};
    }
    if (end.messageStop) this.#stopReason = end.messageStop.stopReason;
    // The end is told together with the price.
    if (end.metadata) yield* this.#stopMessage(end.metadata);
  }

  #startMessage(): object {
    const usage = {
      input_tokens: this.#inputTokens,
      cache_creation_input_tokens: 0,
      cache_read_input_tokens: 0,
      output_tokens: 1,
    };
    const id = `msg_bdrk_${crypto.randomUUID()}`;
    const message = {model: 'local-stand-in', id, type: 'message', role: 'assistant', content: []};
    return {type: 'message_start', message: {...message, stop_reason: null, stop_sequence: null, usage}};
  }

  *#openBlock(index: number, block: object | undefined): Generator<object> {
    if (!block || this.#open.has(index)) return;
    this.#open.add(index);
    yield {type: 'content_block_start', index, content_block: block};
  }

  *#writeDelta(index: number, delta: BlockDelta): Generator<object> {
    yield* this.#openBlock(index, blockOf(delta));
    const written = writeDelta(delta);
    if (written) yield {type: 'content_block_delta', index, delta: written};
  }

  *#stopMessage({usage, metrics}: MetadataEvent): Generator<object> {
    const delta = {stop_reason: this.#stopReason, stop_sequence: null};
    yield {type: 'message_delta', delta, usage: {output_tokens: usage?.outputTokens ?? 0}};
    yield {
      type: 'message_stop',
      'amazon-bedrock-invocationMetrics': compact({
        inputTokenCount: usage?.inputTokens,
        outputTokenCount: usage?.outputTokens,
        invocationLatency: metrics?.latencyMs,
      }),
    };
  }
}

function writeStart({toolUse}: BlockStart): object | undefined {
  if (!toolUse) return undefined;
  return {type: toolUse.type ?? 'tool_use', id: toolUse.toolUseId, name: toolUse.name, input: {}};
}

/** The block that a delta opens: Messages tells of every block before its first delta. */
function blockOf({text, citation, reasoningContent}: BlockDelta): object | undefined {
  if (text !== undefined || citation) return {type: 'text', text: ''};
  const {redactedContent} = reasoningContent ?? {};
  if (redactedContent) return {type: 'redacted_thinking', data: new TextDecoder().decode(redactedContent)};
  return reasoningContent && {type: 'thinking', thinking: '', signature: ''};
}

function writeDelta({text, citation, toolUse, reasoningContent}: BlockDelta): object | undefined {
  if (text !== undefined) return {type: 'text_delta', text};
  if (citation) return {type: 'citations_delta', citation: writeCitation(citation)};
  if (toolUse) return {type: 'input_json_delta', partial_json: toolUse.input};
  if (reasoningContent?.text !== undefined) return {type: 'thinking_delta', thinking: reasoningContent.text};
  if (reasoningContent?.signature === undefined) return undefined;
  return {type: 'signature_delta', signature: reasoningContent.signature};
}

function writeCitation({title, source, sourceContent, location}: Citation): object {
  const {documentPage, web} = membersOf(location);
  const cited = {cited_text: sourceContent?.map(({text}) => text).join('')};
  if (web) return {type: 'web_search_result_location', ...cited, title, url: membersOf(web)['url'] ?? source};
  const {documentIndex, start, end} = membersOf(documentPage);
  const page = {document_index: documentIndex, start_page_number: start, end_page_number: end};
  return {type: 'page_location', ...cited, document_title: title, ...page};
}
