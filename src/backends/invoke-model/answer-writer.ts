import type {BlockDelta, BlockStart, ReasoningDelta, StreamEvent} from '../../model/index.js';

/** Writes an answer as events of ConverseStream, for models whose own answers do not number their blocks. */
export class AnswerWriter {
  #index = -1;
  #open: 'text' | 'reasoning' | 'started' | undefined;
  #hasBegun = false;

  /** More text. */
  *text(text: string): Generator<StreamEvent> {
    yield* this.#begin();
    if (text === '') return;
    yield* this.#goOn('text');
    yield this.#delta({text});
  }

  /** More of the model’s thoughts. */
  *reasoning(thought: ReasoningDelta): Generator<StreamEvent> {
    yield* this.#begin();
    if (!thought.text && !thought.signature && !thought.redactedContent) return;
    yield* this.#goOn('reasoning');
    yield this.#delta({reasoningContent: thought});
  }

  /** A block that opens with a start: a tool call, a picture, or what is unknown today. */
  *start(start: BlockStart, ...deltas: readonly BlockDelta[]): Generator<StreamEvent> {
    yield* this.#begin();
    yield* this.#goOn('started');
    yield {contentBlockStart: {contentBlockIndex: this.#index, start}};
    for (const delta of deltas) yield this.#delta(delta);
  }

  /** More of the block that is open. */
  *more(delta: BlockDelta): Generator<StreamEvent> {
    yield this.#delta(delta);
  }

  /** The end of the answer. */
  *stop(stopReason: string): Generator<StreamEvent> {
    yield* this.#begin();
    yield* this.#close();
    yield {messageStop: {stopReason}};
  }

  *#begin(): Generator<StreamEvent> {
    if (this.#hasBegun) return;
    this.#hasBegun = true;
    yield {messageStart: {role: 'assistant'}};
  }

  /** Goes on with the open block where it is of the same kind; what is started is always a block of its own. */
  *#goOn(kind: 'text' | 'reasoning' | 'started'): Generator<StreamEvent> {
    if (this.#open === kind && kind !== 'started') return;
    yield* this.#close();
    this.#open = kind;
    this.#index += 1;
  }

  *#close(): Generator<StreamEvent> {
    if (this.#open) yield {contentBlockStop: {contentBlockIndex: this.#index}};
    this.#open = undefined;
  }

  #delta(delta: BlockDelta): StreamEvent {
    return {contentBlockDelta: {contentBlockIndex: Math.max(this.#index, 0), delta}};
  }
}
