import type {StreamEvent} from '../model/index.js';
import type {FaultStep, Pause, ScriptStep} from './script.js';

/** A step of an answer that is ready for the wire. */
export type AnswerStep = StreamEvent | Pause | FaultStep;

/** What an answer's `metadata` needs to know. */
export interface AnswerFacts {
  readonly inputTokens: number;
  readonly startedAt: number;
  readonly now: () => number;
}

/** Adds what a script may leave out: start and end of the message, the end of each block, the usage. */
export async function* completeAnswer(
  steps: Iterable<ScriptStep> | AsyncIterable<ScriptStep>,
  facts: AnswerFacts,
): AsyncGenerator<AnswerStep, void> {
  const answer = new OpenAnswer();
  for await (const step of steps) {
    if (isPause(step)) {
      yield step;
    } else if (isFault(step)) {
      yield step;
      return;
    } else {
      yield* answer.add(step);
    }
  }
  yield* answer.finish(facts);
}

/** True for a pause. */
export function isPause(step: ScriptStep): step is Pause {
  return typeof step === 'object' && 'waitMs' in step;
}

/** True for a step at which something goes wrong. */
export function isFault(step: ScriptStep): step is FaultStep {
  return typeof step === 'object' && 'fault' in step;
}

/** An answer under way: which of its parts have been sent. */
class OpenAnswer {
  #sent = new Set<string>();
  #openBlock: number | undefined;
  #lastBlock = -1;
  #hasOpenText = false;
  #wantsTool = false;
  #deltas = 0;

  *add(part: string | StreamEvent): Generator<StreamEvent> {
    const event = typeof part === 'string' ? this.#textDelta(part) : part;
    if (!event.messageStart && !this.#sent.has('messageStart')) {
      yield this.#send({messageStart: {role: 'assistant'}});
    }
    yield* this.#closeBlockBefore(event);
    this.#follow(event, typeof part === 'string');
    yield this.#send(event);
  }

  *finish({inputTokens, startedAt, now}: AnswerFacts): Generator<StreamEvent> {
    if (!this.#sent.has('messageStop')) {
      yield* this.add({messageStop: {stopReason: this.#wantsTool ? 'tool_use' : 'end_turn'}});
    }
    if (this.#sent.has('metadata')) return;
    const usage = {inputTokens, outputTokens: this.#deltas, totalTokens: inputTokens + this.#deltas};
    yield this.#send({metadata: {usage, metrics: {latencyMs: now() - startedAt}}});
  }

  #textDelta(text: string): StreamEvent {
    const contentBlockIndex = this.#hasOpenText ? this.#lastBlock : this.#lastBlock + 1;
    return {contentBlockDelta: {contentBlockIndex, delta: {text}}};
  }

  *#closeBlockBefore(event: StreamEvent): Generator<StreamEvent> {
    const open = this.#openBlock;
    const next = event.contentBlockStart ?? event.contentBlockDelta ?? event.contentBlockStop;
    const goesOn = next ? next.contentBlockIndex === open : !event.messageStop;
    if (open !== undefined && !goesOn) yield this.#send({contentBlockStop: {contentBlockIndex: open}});
  }

  #follow(event: StreamEvent, isText: boolean): void {
    const next = event.contentBlockStart ?? event.contentBlockDelta;
    if (next) {
      this.#openBlock = next.contentBlockIndex;
      this.#lastBlock = Math.max(this.#lastBlock, next.contentBlockIndex);
      this.#hasOpenText = isText;
    } else if (event.contentBlockStop || event.messageStop) {
      this.#openBlock = undefined;
      this.#hasOpenText = false;
    }
    if (event.contentBlockDelta) this.#deltas += 1;
    // A tool that the service runs itself does not end the turn.
    const toolUse = event.contentBlockStart?.start.toolUse;
    if (toolUse && toolUse.type !== 'server_tool_use') this.#wantsTool = true;
  }

  #send(event: StreamEvent): StreamEvent {
    for (const name of Object.keys(event)) this.#sent.add(name);
    return event;
  }
}
