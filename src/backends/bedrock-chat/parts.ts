import type {BlockDelta, BlockStart, Citation, ContentBlock, StreamEvent} from '../../model/index.js';
import {isObject} from './read-json.js';
import {CitedText} from './sources.js';
import type {Sources} from './sources.js';

/** Writes one answer as ConverseStream does: begins the message, numbers the blocks, closes each before the next. */
export class PartWriter {
  readonly #words: CitedText;
  #index = -1;
  /** What the open block holds: more of that is added to it. */
  #open: string | undefined;

  /** @param sources What marks in the text may name; it may still grow. */
  constructor(sources: Sources = new Map()) {
    this.#words = new CitedText(sources);
  }

  /** A piece of text. */
  text(text: string): readonly StreamEvent[] {
    const before = this.#openBlock('text');
    return [...before, ...this.#words.add(text).map((piece) => this.#delta(toTextDelta(piece)))];
  }

  /** Sources of the text so far. */
  cite(citations: Iterable<Citation>): readonly StreamEvent[] {
    return [...this.#openBlock('text'), ...Array.from(citations, (citation) => this.#delta({citation}))];
  }

  /** A piece of thought. */
  reasoning(text: string): readonly StreamEvent[] {
    return [...this.#openBlock('reasoning'), this.#delta({reasoningContent: {text}})];
  }

  /** A tool has answered; `addToResult` says what. */
  toolResult(toolUseId: string, status: string | undefined): readonly StreamEvent[] {
    return this.#openBlock(toolUseId, {toolResult: {toolUseId, ...(status && {status})}});
  }

  /** Adds to the answer of a tool, as long as nothing else came in between. */
  addToResult(toolUseId: string, content: unknown): readonly StreamEvent[] {
    return this.#open === toolUseId ? [this.#delta({toolResult: [content]})] : [];
  }

  /** A block that is whole. */
  block(block: ContentBlock): readonly StreamEvent[] {
    if (typeof block.text === 'string') return this.text(block.text);
    const {start, deltas} = takeApart(block);
    const opened = this.#openBlock('whole', start);
    return [...opened, ...deltas.map((delta) => this.#delta(delta)), ...this.#closeBlock()];
  }

  /** Ends the message. */
  end(stopReason: string, additionalModelResponseFields: object): readonly StreamEvent[] {
    const before = this.#index < 0 ? [messageStart] : this.#closeBlock();
    return [...before, {messageStop: {stopReason, additionalModelResponseFields}}];
  }

  #openBlock(kind: string, start?: BlockStart): readonly StreamEvent[] {
    if (this.#open === kind) return [];
    const before = this.#index < 0 ? [messageStart] : this.#closeBlock();
    this.#index += 1;
    this.#open = kind;
    return start ? [...before, {contentBlockStart: {contentBlockIndex: this.#index, start}}] : before;
  }

  #closeBlock(): readonly StreamEvent[] {
    if (this.#open === undefined) return [];
    this.#open = undefined;
    const held = this.#words.end().map((text) => this.#delta({text}));
    return [...held, {contentBlockStop: {contentBlockIndex: this.#index}}];
  }

  #delta(delta: BlockDelta): StreamEvent {
    return {contentBlockDelta: {contentBlockIndex: this.#index, delta}};
  }
}

function toTextDelta(piece: string | Citation): BlockDelta {
  return typeof piece === 'string' ? {text: piece} : {citation: piece};
}

const messageStart: StreamEvent = {messageStart: {role: 'assistant'}};

/** A block as its start and what it grows by; reasoning has no start. */
function takeApart(block: ContentBlock): {readonly start?: BlockStart; readonly deltas: readonly BlockDelta[]} {
  const {reasoningContent, toolUse, toolResult, image, document} = block;
  if (reasoningContent) return {deltas: takeReasoningApart(reasoningContent)};
  if (toolUse) {
    const {input, ...start} = toolUse;
    return {start: {toolUse: start}, deltas: [{toolUse: {input: JSON.stringify(input)}}]};
  }
  if (toolResult) {
    const {content, ...start} = toolResult;
    return {start: {toolResult: start}, deltas: content.length > 0 ? [{toolResult: content}] : []};
  }
  if (image) return {start: {image: {format: image.format}}, deltas: [{image: {source: image.source}}]};
  if (isObject(document)) {
    const {source, ...start} = document;
    return {start: {document: start}, deltas: [{document: {source}}]};
  }
  return {start: block, deltas: []};
}

function takeReasoningApart({reasoningText, redactedContent}: NonNullable<ContentBlock['reasoningContent']>) {
  if (redactedContent) return [{reasoningContent: {redactedContent}}];
  const {text = '', signature} = reasoningText ?? {};
  return [{reasoningContent: {text}}, ...(signature ? [{reasoningContent: {signature}}] : [])];
}
