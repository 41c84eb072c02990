import {html, type ReactiveController, type ReactiveControllerHost, type TemplateResult} from 'lit';
import type {Block, Message} from '../../model/index.js';
import {describeError} from './describe-error.js';
import type {Words} from './words.js';

/** Spoken text leaves the document after this, so that nobody reads it a second time below the conversation. */
const forgetAfterMs = 5000;

/** Speaks to screen readers: that an answer begins, and the whole of it once it is there. Never piece by piece. */
export class Announcer implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #words: Words;
  #text = '';
  #lang = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, words: Words) {
    this.#host = host;
    this.#words = words;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#text = '';
  }

  /** Speaks of an answer that begins. */
  announceStart(): void {
    this.say(this.#words.strings.answering);
  }

  /** Speaks an answer that has ended. Why one failed is spoken by the notice, unless nobody can see that. */
  announceEnd(message: Message, isSeen: boolean): void {
    const {strings} = this.#words;
    const failure = isSeen || !message.error ? '' : describeError(message.error, strings)[0];
    // After its tools have run, the model goes on.
    const complete = message.stopReason === 'tool_use' ? '' : strings.done;
    const ending = {complete, stopped: strings.stopped, streaming: '', interrupted: failure, failed: failure}[
      message.status
    ];
    const words = [...message.blocks.map(readAloud), ending].filter((text) => text !== '').join('\n');
    if (words !== '') this.say(words);
  }

  /** The live region. It has to be there before anything is said in it. */
  render(): TemplateResult {
    return html`<div class="announcer visually-hidden" role="status" lang=${this.#lang}>${this.#text}</div>`;
  }

  /** Speaks, also when it is the same once more: only a region that changes is read out. */
  say(text: string, lang = this.#words.strings.lang): void {
    this.#lang = lang;
    this.#text = text === this.#text ? `${text}\u00a0` : text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.silence(), forgetAfterMs);
    this.#host.requestUpdate();
  }

  /** Forgets what was said. */
  silence(): void {
    this.#text = '';
    this.#host.requestUpdate();
  }
}

function readAloud(block: Block): string {
  if (block.kind === 'text') return block.text;
  return block.kind === 'citations' ? block.spans.map((span) => span.text).join('') : '';
}
