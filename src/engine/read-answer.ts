import type {ChatError, Message, StreamPart} from '../model/index.js';
import {changeMessage, endMessage, type EndStatus} from '../transcript/message.js';
import {reduce} from '../transcript/reduce.js';
import {interrupted, toChatError} from './failure.js';

/** What an answer needs. */
export interface AnswerOptions {
  /** Asks for the answer; `signal` aborts when it is no longer wanted. */
  ask(signal: AbortSignal): AsyncIterable<StreamPart>;
  /** The answer before its first part. */
  readonly answer: Message;
  /** Told of each part that came, and last of all of the answer as it ended; never after that. */
  onChange(answer: Message): void;
}

/** Asks for one answer and reads it, until it ends or is stopped. */
export class Answer {
  /** Resolves with the answer whatever became of it; never rejects. */
  readonly done: Promise<Message>;
  readonly #options: AnswerOptions;
  readonly #controller = new AbortController();
  #answer: Message;
  #settle: (answer: Message) => void = () => undefined;
  #hasText = false;
  #hasEvents = false;

  constructor(options: AnswerOptions) {
    this.#options = options;
    this.#answer = options.answer;
    this.done = new Promise((resolve) => (this.#settle = resolve));
  }

  /** Asks; nothing happens when it was stopped before. */
  start(): void {
    if (this.#answer.status === 'streaming') void this.#read();
  }

  /** Remembers which model is asked. */
  note(modelId: string | undefined): void {
    if (modelId !== undefined && this.#answer.status === 'streaming') {
      this.#answer = changeMessage(this.#answer, {modelId});
    }
  }

  /** Ends the answer at once, even if the backend does not listen; what has arrived is kept. */
  stop(): void {
    this.#end(this.#isWhole ? 'complete' : 'stopped');
    this.#controller.abort();
  }

  async #read(): Promise<void> {
    const {signal} = this.#controller;
    try {
      for await (const part of this.#options.ask(signal)) {
        if (signal.aborted) return;
        this.#add(part);
      }
      if (this.#isWhole || (this.#hasText && !this.#hasEvents)) this.#end('complete');
      else this.#breakOff(interrupted());
    } catch (cause) {
      // An answer is whole with its messageStop; what follows is only its price.
      if (this.#isWhole) this.#end('complete');
      else this.#breakOff(cause);
    } finally {
      // Leaving the loop closes the connection in no browser; only this does.
      this.#controller.abort();
    }
  }

  #add(part: StreamPart): void {
    if (typeof part === 'string') this.#hasText = true;
    else this.#hasEvents = true;
    this.#answer = reduce(this.#answer, part);
    this.#options.onChange(this.#answer);
  }

  #breakOff(cause: unknown): void {
    const hasArrived = this.#answer.blocks.length > 0;
    this.#end(hasArrived ? 'interrupted' : 'failed', toChatError(cause, hasArrived));
  }

  #end(status: EndStatus, error?: ChatError): void {
    if (this.#answer.status !== 'streaming') return;
    this.#answer = endMessage(this.#answer, status, error);
    this.#options.onChange(this.#answer);
    this.#settle(this.#answer);
  }

  get #isWhole(): boolean {
    return this.#answer.stopReason !== undefined;
  }
}
