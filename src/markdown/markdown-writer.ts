import {TextCleaner} from './clean-text.js';
import {rare, loadRare, withRare} from './rare.js';
import {longest, type MarkdownOptions} from './options.js';
import {createBlockParser} from './parse/block-parser.js';
import {createLineFeed, type LineFeed} from './parse/line-feed.js';
import {type BlockWriter, createBlockWriter} from './write/block-writer.js';
import {Context, type Rendering} from './write/context.js';
import type {View} from './write/view.js';

/** The first sign of what few texts need; perhaps after the character before, which decides nothing by itself. */
const rareSign = /[<&$\\|@]|\[\^|!\[|\][(:]|:[-/]|-:|w\./i;

/** The begin of a line that may still become anything is shown as words after this time. */
const patienceMs = 150;

/** What waits for the rare is shown without them after this time: words come before looks. */
const rarePatienceMs = 3000;

/** Writes one text as it arrives, at once: who calls it decides how often. */
export class MarkdownWriter {
  readonly #cleaner = new TextCleaner();
  readonly #context: Context;
  readonly #writer: BlockWriter;
  readonly #lines: LineFeed;
  #provisional: HTMLElement | undefined;
  #stopWaiting: (() => void) | undefined;
  /** What waits for the rare; the last character before that. */
  #waiting: string | undefined;
  #last = '';
  /** The rare did not come, or not in time: the text is shown without them. */
  #isPlain = false;
  #isEnding = false;

  /** `rendering` replaces how policies make pieces; only the tests of conformance do that. */
  constructor(root: HTMLElement, options: MarkdownOptions, rendering?: Partial<Rendering>) {
    const context = new Context(root, options, rendering);
    this.#context = context;
    this.#writer = createBlockWriter(context);
    this.#lines = createLineFeed(createBlockParser<View>(this.#writer, {element: root}, context));
  }

  /** When everything that is loaded on demand is there and shown. */
  async settle(): Promise<void> {
    for (const load of this.#context.loads) await load;
  }

  write(piece: string): void {
    const context = this.#context;
    const room = longest - context.received;
    if (this.#isEnding || room < 0) return;
    const text = this.#cleaner.clean(piece);
    context.received += text.length;
    this.#take(text.slice(0, room));
    if (text.length > room) this.end();
  }

  end(): void {
    if (this.#isEnding) return;
    const {received} = this.#context;
    this.#take(received > longest ? '' : this.#cleaner.end());
    this.#isEnding = true;
    if (this.#waiting === undefined) this.#finish();
  }

  /** Takes text up to the first sign of what needs the rare; the rest waits for them. */
  #take(text: string): void {
    if (this.#waiting !== undefined) {
      this.#waiting += text;
      return;
    }
    if (rare || this.#isPlain) {
      this.#feed(text);
      return;
    }
    const last = this.#last.length;
    const sign = (this.#last + text).search(rareSign);
    const end = sign < 0 ? text.length : Math.max(0, sign - last);
    this.#feed(text.slice(0, end));
    this.#last = text.slice(-1) || this.#last;
    if (sign < 0) return;
    this.#waiting = text.slice(end);
    const {loads, wait} = this.#context;
    const stop = wait(() => this.#goOn(), rarePatienceMs);
    loads.push(
      loadRare().then(() => {
        stop();
        this.#goOn();
      }),
    );
  }

  #goOn(): void {
    const text = this.#waiting;
    if (text === undefined) return;
    this.#waiting = undefined;
    this.#isPlain = !rare;
    this.#feed(text);
    if (this.#isEnding) this.#finish();
  }

  #feed(text: string): void {
    const context = this.#context;
    if (text.includes('\n')) this.#forgetHeld();
    this.#lines.feed(text);
    this.#writer.flush();
    context.refresh();
    const held = this.#lines.held();
    if (!held) this.#forgetHeld();
    else if (this.#provisional) this.#provisional.textContent = held;
    else this.#stopWaiting ??= context.wait(() => this.#showHeld(), patienceMs);
  }

  /** Shows the begin of the line that is held, as words, until more of it comes. */
  #showHeld(): void {
    this.#provisional = this.#context.create('p', 'md-held');
    this.#provisional.textContent = this.#lines.held();
    this.#context.root.append(this.#provisional);
  }

  #forgetHeld(): void {
    this.#stopWaiting?.();
    this.#stopWaiting = undefined;
    this.#provisional?.remove();
    this.#provisional = undefined;
  }

  #finish(): void {
    const context = this.#context;
    this.#forgetHeld();
    this.#lines.end();
    this.#writer.flush();
    context.end();
    if (rare || context.received > longest) context.loads.push(withRare((parts) => parts.end(context)));
  }
}
