import {TextCleaner} from './clean-text.js';
import {defaultStrings, type Highlighter, limits, type MarkdownOptions} from './options.js';
import {BlockParser} from './parse/block-parser.js';
import {loadEntities} from './parse/entities.js';
import {LineFeed} from './parse/line-feed.js';
import {BlockWriter} from './write/block-writer.js';
import {Footnotes} from './write/footnotes.js';
import {createImage} from './write/image.js';
import {entityLabel, LeafContext} from './write/leaf-context.js';
import {setSafeLink} from './write/link.js';
import {MathWriter} from './write/math-view.js';
import type {Rendering} from './write/rendering.js';

/** Writes one text as it arrives, at once: who calls it decides how often. */
export class MarkdownWriter {
  readonly #root: HTMLElement;
  readonly #cleaner = new TextCleaner();
  readonly #context: LeafContext;
  readonly #footnotes: Footnotes;
  readonly #math: MathWriter;
  readonly #writer: BlockWriter;
  readonly #lines: LineFeed;
  readonly #options: MarkdownOptions;
  #loading: Promise<unknown> = Promise.resolve();
  #highlighter: Highlighter | undefined;
  #highlighterLoading: Promise<void> | undefined;
  #provisional: HTMLElement | undefined;
  #isEnded = false;
  #isCut = false;

  /** `rendering` replaces how policies make pieces; only the tests of conformance do that. */
  constructor(root: HTMLElement, options: MarkdownOptions, rendering?: Partial<Rendering>) {
    const document = root.ownerDocument;
    const strings = {...defaultStrings, ...options.strings};
    const copy = options.copy ?? ((text) => navigator.clipboard.writeText(text));
    this.#root = root;
    this.#options = options;
    this.#footnotes = new Footnotes(document, strings);
    this.#math = new MathWriter(document, options.loadMath);
    this.#context = new LeafContext(
      {
        document,
        setLink: setSafeLink,
        createImage: (node) => createImage(document, node, options.images, strings.image),
        createMath: (source, isDisplay) => this.#math.create(source, isDisplay),
        createFootnote: (label) => this.#footnotes.createReference(label),
        ...rendering,
      },
      {
        root,
        hasMath: options.math ?? true,
        hasAddresses: options.addresses ?? true,
        deepest: limits.depth,
        onRareEntity: () => this.#loadEntities(),
      },
    );
    this.#writer = new BlockWriter(root, {
      context: this.#context,
      footnotes: this.#footnotes,
      math: this.#math,
      highlighter: this.#createHighlighterSource(),
      tools: {document, strings, copy},
    });
    const blockLimits = {hasMath: options.math ?? true, depth: limits.depth, columns: limits.columns};
    this.#lines = new LineFeed(new BlockParser(this.#writer, this.#writer.root, blockLimits));
  }

  /** The begin of a line that may still become anything, and is not shown. */
  get held(): string {
    return this.#lines.held;
  }

  /** When everything that is loaded on demand is there and shown. */
  async settle(): Promise<void> {
    await this.#loading;
    await this.#highlighterLoading;
    await this.#math.settled;
  }

  /** Shows the begin of the line that is held, as words, until more of it comes. */
  showHeld(): void {
    this.#provisional?.remove();
    this.#provisional = this.#root.ownerDocument.createElement('p');
    this.#provisional.className = 'md-held';
    this.#provisional.textContent = this.held;
    this.#root.append(this.#provisional);
  }

  write(piece: string): void {
    if (this.#isEnded || this.#isCut) return;
    this.#hideHeld();
    const text = this.#cleaner.clean(piece);
    const room = limits.length - this.#context.received;
    this.#context.received += text.length;
    this.#lines.feed(text.length > room ? text.slice(0, room) : text);
    this.#writer.flush();
    this.#context.refresh();
    if (text.length > room) this.#cut();
  }

  end(): void {
    if (this.#isEnded) return;
    this.#hideHeld();
    if (!this.#isCut) this.#lines.feed(this.#cleaner.end());
    this.#isEnded = true;
    this.#lines.end();
    this.#context.end();
    this.#footnotes.end(this.#root);
    if (this.#isCut) this.#sayCut();
  }

  #hideHeld(): void {
    this.#provisional?.remove();
    this.#provisional = undefined;
  }

  #cut(): void {
    this.#isCut = true;
    this.end();
  }

  #sayCut(): void {
    const note = this.#root.ownerDocument.createElement('p');
    note.className = 'md-cut';
    note.textContent = this.#options.strings?.tooLong ?? defaultStrings.tooLong;
    this.#root.append(note);
  }

  #loadEntities(): void {
    this.#loading = loadEntities().then(() => {
      this.#context.arrive(entityLabel);
      this.#context.refresh();
    });
  }

  #createHighlighterSource() {
    const current = () => this.#highlighter;
    return {
      get current() {
        return current();
      },
      load: () => this.#loadHighlighter(),
    };
  }

  #loadHighlighter(): Promise<void> | undefined {
    return (this.#highlighterLoading ??= this.#options.loadHighlighter?.().then(
      (highlighter) => {
        this.#highlighter = highlighter;
      },
      () => {
        // Code can be read without colours; the next block asks again.
        this.#highlighterLoading = undefined;
      },
    ));
  }
}
