import {Brackets} from './brackets.js';
import {findLastSpace, isBlankCode, isWordCode} from './characters.js';
import {createCodeFinder, readCode} from './code-span.js';
import {DelimiterStack, readDelimiter} from './delimiters.js';
import type {InlineContext, InlineReader} from './inline-context.js';
import {InlineNode, mergeText} from './inline-node.js';
import {closeUnfinished} from './unfinished.js';
import {cutUnfinished} from './unfinished-end.js';

/** Inline content, and how much of it no later text can change. */
export interface InlineResult {
  readonly root: InlineNode;
  /** Where in the text everything before is final; 0 when nothing is. */
  readonly safe: number;
  /** The node in which `safe` lies, a child of the root, and how long its words are up to there. */
  readonly safeNode: InlineNode | undefined;
  readonly safeLength: number;
  /** How much of the text was taken; what is left may still turn into something else. */
  readonly length: number;
  /** The words at the end, into which more of them simply go. */
  readonly end: InlineNode | undefined;
  /** Something is open and shown as what it may become. */
  readonly isUnfinished: boolean;
  /** The text ends in where a link leads. */
  readonly isInTarget: boolean;
}

const markup = /[\n\\`*_~[\]!<&$]/g;

/** Parses the text of one leaf, or what of it comes after a safe place, which is white space. */
export function parseInline(text: string, context: InlineContext, isFinal: boolean): InlineResult {
  return new InlineParser(isFinal ? text : cutUnfinished(text), context, isFinal).parse();
}

/** Each step takes one piece; a `false` says that the rest is not to be shown yet. */
class InlineParser {
  readonly #text: string;
  readonly #isFinal: boolean;
  readonly #root = new InlineNode('root');
  readonly #delimiters: DelimiterStack;
  readonly #brackets: Brackets;
  readonly #reader: InlineReader | undefined;
  #readSpan: ReturnType<typeof createCodeFinder> | undefined;
  #at = 0;
  /** Where the next markup begins that was looked for. */
  #markupAt = -1;
  /** Something may still become markup: nothing from here on is final. */
  #isBlocked = false;
  #isInTarget = false;
  #safe = 0;
  #safeNode: InlineNode | undefined;
  #safeLength = 0;

  constructor(text: string, context: InlineContext, isFinal: boolean) {
    this.#text = text;
    this.#isFinal = isFinal;
    this.#delimiters = new DelimiterStack(this.#root, context.deepest);
    this.#brackets = new Brackets(text, this.#root, this.#delimiters, context);
    this.#reader = context.createReader(text, isFinal);
  }

  parse(): InlineResult {
    const text = this.#text;
    const {length} = text;
    const root = this.#root;
    const delimiters = this.#delimiters;
    let isWhole = true;
    while (this.#at < length && isWhole) isWhole = this.#step();
    const isOpen = this.#brackets.top !== undefined;
    if (this.#isFinal || !isOpen) delimiters.closeNew();
    const isUnfinished = isOpen || delimiters.top !== undefined || !isWhole;
    const isHidden = !this.#isFinal && isUnfinished && closeUnfinished(root, this.#brackets, delimiters);
    // What goes to the end of another node is found there.
    mergeText(root, (node, next) => {
      if (next !== this.#safeNode) return;
      this.#safeLength += node.text.length;
      this.#safeNode = node;
    });
    let {last} = root;
    while (last?.isOpen && last.last) ({last} = last);
    const isPlain = !isHidden && !this.#isBlocked && (isWhole ? last?.kind === 'text' : last?.isOpen);
    return {
      root,
      safe: this.#safe,
      safeNode: this.#safeNode,
      safeLength: this.#safeLength,
      length,
      end: isPlain && !this.#reader?.mayGrow() ? last : undefined,
      isUnfinished,
      isInTarget: this.#isInTarget,
    };
  }

  #step(): boolean {
    const text = this.#text;
    const reader = this.#reader;
    const wordsEnd = Math.min(this.#findMarkup(), reader?.findNext(this.#at) ?? Infinity);
    if (wordsEnd > this.#at) return this.#takeWords(wordsEnd);
    const found = reader?.read(this.#at, this.#brackets.top !== undefined);
    if (found?.isOpen) this.#isBlocked = true;
    if (found?.node) return this.#add(found.node, found.end);
    const character = text.charAt(this.#at);
    switch (character) {
      case '\n':
        return this.#takeLineEnding();
      case '`':
        return this.#takeCode();
      case '*':
      case '_':
      case '~':
        return this.#takeDelimiter();
      case '[':
        return this.#openBracket(1);
      case '!':
        return text[this.#at + 1] === '[' ? this.#openBracket(2) : this.#addText('!');
      case ']':
        return this.#closeBracket();
      default:
        return this.#addText(character);
    }
  }

  #add(node: InlineNode, end: number): true {
    this.#root.insert(node);
    this.#at = end;
    return true;
  }

  #addText(words: string): true {
    const {last} = this.#root;
    const end = this.#at + words.length;
    // A delimiter's or bracket's own node must stay by itself.
    const isOwn = last?.kind !== 'text' || last === this.#delimiters.top?.node || last === this.#brackets.top?.node;
    if (isOwn) return this.#add(new InlineNode('text', words), end);
    last.text += words;
    this.#at = end;
    return true;
  }

  /** Everything before `position` is final, `back` characters before the end of the last node, if nothing is open. */
  #noteSafe(position: number, back: number): void {
    if (this.#isBlocked || this.#brackets.top || position === 0) return;
    this.#delimiters.closeNew();
    if (this.#delimiters.top) return;
    this.#safe = position;
    this.#safeNode = this.#root.last;
    this.#safeLength = (this.#safeNode?.text.length ?? 0) - back;
  }

  #findMarkup(): number {
    if (this.#markupAt < this.#at) {
      markup.lastIndex = this.#at;
      this.#markupAt = markup.test(this.#text) ? markup.lastIndex - 1 : this.#text.length;
    }
    return this.#markupAt;
  }

  #takeWords(end: number): boolean {
    const start = this.#at;
    const words = this.#text.slice(start, end);
    this.#addText(words);
    let space = findLastSpace(words);
    while (space > 0 && isBlankCode(words.charCodeAt(space - 1))) space -= 1;
    if (space >= 0) this.#noteSafe(start + space, words.length - space);
    return true;
  }

  #takeLineEnding(): boolean {
    const {last} = this.#root;
    const at = this.#at;
    let spaces = 0;
    while (isBlankCode(this.#text.charCodeAt(at - spaces - 1))) spaces += 1;
    if (last?.kind === 'text') {
      last.text = last.text.slice(0, last.text.length - spaces);
      if (last.text === '') this.#root.remove(last);
    }
    this.#noteSafe(at - spaces, 0);
    if (this.#text.endsWith('  ', at)) this.#add(new InlineNode('break'), at);
    return this.#addText('\n');
  }

  #takeCode(): boolean {
    const text = this.#text;
    const {start, stop, end} = (this.#readSpan ??= createCodeFinder(text))(this.#at);
    if (end === 0 && this.#isFinal) return this.#addText(text.slice(this.#at, start));
    const node = new InlineNode('code', readCode(text.slice(start, end === 0 ? undefined : stop)));
    node.isOpen = end === 0;
    this.#add(node, end || text.length);
    return !node.isOpen;
  }

  #takeDelimiter(): boolean {
    const delimiter = readDelimiter(this.#text, this.#at);
    const {node, canOpen, canClose, count} = delimiter;
    if (!canOpen && !canClose) return this.#addText(node.text);
    this.#delimiters.push(delimiter);
    this.#add(node, this.#at + count);
    if (canClose && !this.#brackets.top) this.#delimiters.closeNew();
    return true;
  }

  #openBracket(width: number): boolean {
    const isLikely = !isWordCode(this.#text.charCodeAt(this.#at - 1));
    this.#at += width;
    this.#brackets.open(this.#at, width === 2, isLikely);
    return true;
  }

  #closeBracket(): boolean {
    const end = this.#brackets.close(this.#at, this.#isFinal);
    this.#isInTarget = end < 0;
    if (end === 0) return this.#addText(']');
    this.#at = end;
    return end > 0;
  }
}
