import type {Block, Chat, Message} from '../../../model/index.js';
import {allStrings} from '../../strings-rich.js';
import type {Strings} from '../../strings.js';
import type {Piece} from '../lazy-piece.js';
import type {PanelHost} from '../panel-host.js';
import {plainWords} from './plain-words.js';
import {countWhole} from './sentences.js';
import {Steps} from './steps.js';

/** What reading aloud needs from the panel. */
export interface SpeechOptions {
  readonly say: (text: string) => void;
  readonly readChat: () => Pick<Chat, 'state'> | undefined;
  readonly readStrings: () => Strings;
  /** Calls back after a time; by default `setTimeout`. */
  readonly wait?: (run: () => void, ms: number) => () => void;
}

/** An answer that is read aloud. */
interface Reading {
  readonly id: string;
  /** Said before anything of it. */
  intro: string;
  /** The answer in whole, and what is said after it. */
  end?: {readonly message: Message; readonly words: string};
  /** How much of each block has been said. */
  readonly said: Map<number, number>;
}

const shortestMs = 700;
const longestMs = 5000;
/** As somebody hears who lets it be read fast. */
const msPerCharacter = 45;

/** Makes what reads answers aloud. */
export function createSpeech(options: SpeechOptions & {readonly host: PanelHost}): Speech {
  const {host, readStrings} = options;
  const speech = new Speech(options);
  const readNameCode = () => allStrings(readStrings()).codeLines;
  host.addController(new Steps({host, readNameCode, say: (text) => speech.interject(text)}));
  return speech;
}

/** Reads answers aloud while they grow: whole sentences, with time to hear each, and at last that it is done. */
export class Speech implements Piece {
  readonly styles: readonly CSSStyleSheet[] = [];
  readonly #options: SpeechOptions;
  #readings: Reading[] = [];
  #cancel: (() => void) | undefined;

  constructor(options: SpeechOptions) {
    this.#options = options;
  }

  /** An answer has begun. `intro` is said first. */
  begin(message: Message, intro: string): void {
    this.#readings.push({id: message.id, intro, said: new Map()});
    if (!this.#cancel) this.#go();
  }

  /** It has ended; `failure` is why, unless that is spoken elsewhere. */
  end(message: Message, failure: string): void {
    const words = this.#describeEnd(message, failure);
    const known = this.#readings.find(({id}) => id === message.id);
    if (known) known.end = {message, words};
    else this.#readings.push({id: message.id, intro: '', said: new Map(), end: {message, words}});
    if (!this.#cancel) this.#go();
  }

  /** Something else is to be said at once: what could be said of answers by now is said before. */
  interject(text: string): void {
    const words = this.#takeWords();
    this.#cancel?.();
    this.#cancel = undefined;
    this.#say(words === '' ? text : `${words}\n${text}`);
  }

  /** Says nothing more. */
  stop(): void {
    this.#readings = [];
    this.#cancel?.();
    this.#cancel = undefined;
  }

  readonly #go = (): void => {
    this.#cancel = undefined;
    const words = this.#takeWords();
    if (words !== '' || this.#readings.length > 0) this.#say(words);
  };

  /** Goes on once somebody has heard that. */
  #say(words: string): void {
    if (words !== '') this.#options.say(words);
    const ms = Math.min(longestMs, shortestMs + words.length * msPerCharacter);
    this.#cancel = (this.#options.wait ?? waitInPage)(this.#go, ms);
  }

  /** What can be said by now, and has not been. */
  #takeWords(): string {
    const words: string[] = [];
    for (let reading = this.#readings[0]; reading; reading = this.#readings[0]) {
      words.push(reading.intro);
      reading.intro = '';
      const message = reading.end?.message ?? this.#find(reading.id);
      if (message) words.push(...this.#takeSentences(message, reading));
      if (!reading.end) break;
      words.push(reading.end.words);
      this.#readings.shift();
    }
    return words.filter((text) => text !== '').join('\n');
  }

  #takeSentences({blocks}: Message, {said, end}: Reading): string[] {
    const strings = allStrings(this.#options.readStrings());
    return blocks.map((block, index) => {
      const rest = readAloud(block).slice(said.get(index) ?? 0);
      const isWhole = end !== undefined || index < blocks.length - 1;
      const count = isWhole ? rest.length : countWhole(rest, strings.lang);
      said.set(index, (said.get(index) ?? 0) + count);
      return plainWords(rest.slice(0, count), strings.codeLines);
    });
  }

  #describeEnd({status, stopReason}: Message, failure: string): string {
    const {done, stopped} = this.#options.readStrings();
    // After its tools have run, the model goes on.
    if (status === 'complete') return stopReason === 'tool_use' ? '' : done;
    return status === 'stopped' ? stopped : failure;
  }

  #find(id: string): Message | undefined {
    return this.#options.readChat()?.state.messages.findLast((message) => message.id === id);
  }
}

function readAloud(block: Block): string {
  if (block.kind === 'text') return block.text;
  return block.kind === 'citations' ? block.spans.map(({text}) => text).join('') : '';
}

function waitInPage(run: () => void, ms: number): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}
