import {html, type ReactiveController, type ReactiveControllerHost, type TemplateResult} from 'lit';
import type {Message} from '../../model/index.js';
import {describeError} from './describe-error.js';
import type {LazyPiece} from './lazy-piece.js';
import type {Speech} from './speech/index.js';
import type {Words} from './words.js';

/** Spoken text leaves the document after this, so that nobody reads it a second time below the conversation. */
const forgetAfterMs = 5000;

/** Speaks to screen readers: that an answer begins, its sentences at a calm pace, and how it ended. Never by tokens. */
export class Announcer implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #words: Pick<Words, 'strings'>;
  readonly #readSpeech: () => LazyPiece<Speech>;
  #text = '';
  #lang = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, words: Pick<Words, 'strings'>, readSpeech: () => LazyPiece<Speech>) {
    this.#host = host;
    this.#words = words;
    this.#readSpeech = readSpeech;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.silence();
  }

  /** Speaks of an answer that begins. */
  announceStart(message: Message): void {
    this.#speak((speech) => speech.begin(message, this.#words.strings.answering), this.#words.strings.answering);
  }

  /** Speaks the end of an answer. Why one failed is spoken by the notice, unless nobody can see that. */
  announceEnd(message: Message, isSeen: boolean): void {
    const {strings} = this.#words;
    const failure = isSeen || !message.error ? '' : describeError(message.error, strings)[0];
    this.#speak((speech) => speech.end(message, failure), failure || strings.done);
  }

  /** Speaks of something besides answers: after what these can say by now, which would replace it otherwise. */
  interject(text: string): void {
    this.#speak((speech) => speech.interject(text), text);
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
    this.#timer = setTimeout(() => this.#forget(), forgetAfterMs);
    this.#host.requestUpdate();
  }

  /** Forgets what was said. */
  silence(): void {
    this.#readSpeech().known?.stop();
    this.#forget();
  }

  #forget(): void {
    this.#text = '';
    this.#host.requestUpdate();
  }

  /** Lets what reads answers aloud speak; without it, there is at least `words`. */
  #speak(act: (speech: Speech) => void, words: string): void {
    void this.#readSpeech()
      .load()
      .then(act, () => words && this.say(words));
  }
}
