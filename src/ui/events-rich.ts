import type {Usage} from '../model/index.js';

/** Each event crosses shadow roots, so that a page hears it wherever the element sits. */
const everywhere: EventInit = {bubbles: true, composed: true};

/** A call of a tool, in Converse's words. */
export interface ToolUse {
  readonly toolUseId: string;
  readonly name: string;
  /** The arguments: the model's, or those that the visitor put in their place. */
  readonly input: unknown;
}

/** A tool is about to run, with the visitor's leave. */
export class OutcropToolCallEvent extends Event {
  readonly toolUse: ToolUse;
  #response: {readonly value: unknown} | undefined;

  constructor(toolUse: ToolUse) {
    super('outcrop-tool-call', everywhere);
    this.toolUse = toolUse;
  }

  /** Answers in place of the tool: with what it would have returned, or a promise of that. The first answer counts. */
  respondWith(value: unknown): void {
    this.#response ??= {value};
  }

  /** @internal What a listener has answered. */
  get response(): {readonly value: unknown} | undefined {
    return this.#response;
  }
}

/** A call of a tool has come to something. */
export class OutcropToolResultEvent extends Event {
  readonly toolUse: ToolUse;
  /** What the model will read, in Converse's own shape. */
  readonly content: readonly unknown[];
  /** `denied`: by the visitor. */
  readonly status: 'done' | 'failed' | 'denied';

  constructor(toolUse: ToolUse, {content, status}: Pick<OutcropToolResultEvent, 'content' | 'status'>) {
    super('outcrop-tool-result', everywhere);
    this.toolUse = toolUse;
    this.content = content;
    this.status = status;
  }
}

/** An answer has told how many tokens it took. */
export class OutcropUsageEvent extends Event {
  /** Of the whole conversation. */
  readonly usage: Usage;
  /** Of this answer. */
  readonly answer: Usage;
  /** Whose usage it is. */
  readonly messageId: string;

  constructor(usage: Usage, {answer, messageId}: Pick<OutcropUsageEvent, 'answer' | 'messageId'>) {
    super('outcrop-usage', everywhere);
    this.usage = usage;
    this.answer = answer;
    this.messageId = messageId;
  }
}

/** The visitor has said what an answer was worth; told again when a comment follows. */
export class OutcropFeedbackEvent extends Event {
  readonly messageId: string;
  readonly value: 'up' | 'down';
  readonly comment: string | undefined;

  constructor(messageId: string, {value, comment}: {readonly value: 'up' | 'down'; readonly comment?: string}) {
    super('outcrop-feedback', everywhere);
    this.messageId = messageId;
    this.value = value;
    this.comment = comment;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'outcrop-tool-call': OutcropToolCallEvent;
    'outcrop-tool-result': OutcropToolResultEvent;
    'outcrop-usage': OutcropUsageEvent;
    'outcrop-feedback': OutcropFeedbackEvent;
  }
}
