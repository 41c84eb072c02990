import type {ChatError, ContentBlock, Message, Usage} from '../model/index.js';

/** Each event crosses shadow roots, so that a page hears it wherever the element sits. */
const everywhere: EventInit = {bubbles: true, composed: true};

/** The panel was opened. */
export class OutcropOpenEvent extends Event {
  constructor() {
    super('outcrop-open', everywhere);
  }
}

/** The panel was closed. */
export class OutcropCloseEvent extends Event {
  constructor() {
    super('outcrop-close', everywhere);
  }
}

/** Something is about to be sent; nothing is when the page prevents the default. */
export class OutcropSendEvent extends Event {
  /** What is about to be sent, in Converse's own shape. */
  readonly content: readonly ContentBlock[];

  constructor(content: readonly ContentBlock[]) {
    super('outcrop-send', {...everywhere, cancelable: true});
    this.content = content;
  }
}

/** An answer begins. */
export class OutcropReplyStartEvent extends Event {
  /** The answer as far as it has come. */
  readonly message: Message;

  constructor(message: Message) {
    super('outcrop-reply-start', everywhere);
    this.message = message;
  }
}

/** An answer has ended, well or not: see the `status` of its message. */
export class OutcropReplyEndEvent extends Event {
  /** The answer. */
  readonly message: Message;
  /** Why the model ended, in Converse's words. */
  readonly stopReason: string | undefined;
  /** Tokens of this answer, where the model told them. */
  readonly usage: Usage | undefined;

  constructor(message: Message) {
    super('outcrop-reply-end', everywhere);
    this.message = message;
    this.stopReason = message.stopReason;
    this.usage = message.usage;
  }
}

/** Something failed; the chat shows no notice when the page prevents the default. */
export class OutcropErrorEvent extends Event {
  /** What failed: a code from the closed list, a sentence for the visitor, a hint for the developer. */
  readonly error: ChatError;

  constructor(error: ChatError) {
    super('outcrop-error', {...everywhere, cancelable: true});
    this.error = error;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'outcrop-open': OutcropOpenEvent;
    'outcrop-close': OutcropCloseEvent;
    'outcrop-send': OutcropSendEvent;
    'outcrop-reply-start': OutcropReplyStartEvent;
    'outcrop-reply-end': OutcropReplyEndEvent;
    'outcrop-error': OutcropErrorEvent;
  }
}
