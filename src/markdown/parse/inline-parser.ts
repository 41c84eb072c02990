import {readAutolink} from './autolink.js';
import {Brackets} from './brackets.js';
import {characterBefore, isBlankCode, isWordCode} from './characters.js';
import {CodeFinder, readCode} from './code-span.js';
import {DelimiterStack, readDelimiter} from './delimiters.js';
import {readEntity} from './entities.js';
import {HtmlFinder} from './html-tag.js';
import type {InlineContext} from './inline-context.js';
import {InlineNode, mergeText} from './inline-node.js';
import {findLiterals, type Literal} from './literals.js';
import {MathFinder} from './math-span.js';
import {closeUnfinished} from './unfinished.js';
import {cutUnfinished, mayBecomeAddress} from './unfinished-end.js';

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
  /** More words without any markup simply go to the end. */
  readonly isPlainEnd: boolean;
}

const markup = /[\n\\`*_~[\]!<&$]/g;
const footnote = /\[\^([^\][\s]{1,200})\]/y;
const escapable = /[!-/:-@[-`{-~]/;
/** Parses the text of one leaf, or what of it comes after a safe place, which is white space. */
export function parseInline(text: string, context: InlineContext, isFinal: boolean): InlineResult {
  return new InlineParser(text, context, isFinal).parse();
}

class InlineParser {
  readonly #text: string;
  readonly #end: number;
  readonly #context: InlineContext;
  readonly #isFinal: boolean;
  readonly #root = new InlineNode('root');
  readonly #delimiters: DelimiterStack;
  readonly #brackets: Brackets;
  #code: CodeFinder | undefined;
  #html: HtmlFinder | undefined;
  #math: MathFinder | undefined;
  readonly #literals: Literal[];
  #literal = 0;
  #at = 0;
  /** Where the words end that were looked through last. */
  #wordsEnd = 0;
  /** Something may still become markup: nothing from here on is final. */
  #isBlocked = false;
  #safe = 0;
  #safeNode: InlineNode | undefined;
  #safeLength = 0;

  constructor(text: string, context: InlineContext, isFinal: boolean) {
    this.#text = isFinal ? text : cutUnfinished(text);
    this.#end = this.#text.length;
    this.#context = context;
    this.#isFinal = isFinal;
    this.#delimiters = new DelimiterStack(this.#root, context.deepest);
    this.#brackets = new Brackets(this.#text, this.#root, this.#delimiters, context);
    this.#literals = context.hasAddresses ? findLiterals(this.#text) : [];
  }

  parse(): InlineResult {
    let isCut = false;
    while (this.#at < this.#end && !isCut) isCut = !this.#step();
    const isOpen = this.#brackets.top !== undefined;
    if (this.#isFinal || !isOpen) this.#delimiters.closeNew();
    const isUnfinished = isOpen || this.#delimiters.top !== undefined || isCut;
    if (!this.#isFinal && isUnfinished) {
      closeUnfinished(this.#root, this.#brackets, this.#delimiters, this.#context.deepest);
    }
    mergeText(this.#root, (node, next) => this.#moveSafe(node, next));
    const isPlainEnd =
      !isUnfinished && !this.#isBlocked && this.#root.last?.kind === 'text' && !mayBecomeAddress(this.#text);
    return {
      root: this.#root,
      safe: this.#safe,
      safeNode: this.#safeNode,
      safeLength: this.#safeLength,
      length: this.#end,
      isPlainEnd,
    };
  }

  /** Takes one piece; `false` when the rest is not to be shown yet. */
  #step(): boolean {
    const literal = this.#literals[this.#literal];
    if (literal && literal.start <= this.#at) return this.#takeLiteral(literal);
    const text = this.#text;
    const code = text.charCodeAt(this.#at);
    switch (code) {
      case 10:
        return this.#takeLineEnding();
      case 92:
        return this.#takeBackslash();
      case 96:
        return this.#takeCode();
      case 42:
      case 95:
      case 126:
        return this.#takeDelimiter();
      case 91:
        return this.#takeFootnote() || this.#openBracket(1);
      case 33:
        return text.charCodeAt(this.#at + 1) === 91 ? this.#openBracket(2) : this.#addText('!', 1);
      case 93:
        return this.#closeBracket();
      case 60:
        return this.#takeAngle();
      case 38:
        return this.#takeEntity();
      case 36:
        return this.#takeMath() || this.#addText('$', 1);
      default:
        return this.#takeWords();
    }
  }

  #takeWords(): boolean {
    const start = this.#at;
    if (this.#wordsEnd <= start) {
      markup.lastIndex = start;
      this.#wordsEnd = markup.exec(this.#text)?.index ?? this.#end;
    }
    const words = this.#text.slice(start, Math.min(this.#wordsEnd, this.#literals[this.#literal]?.start ?? this.#end));
    this.#addText(words, words.length);
    let space = words.lastIndexOf(' ');
    while (space > 0 && isBlankCode(words.charCodeAt(space - 1))) space -= 1;
    if (space >= 0) this.#noteSafe(start + space, words.length - space);
    return true;
  }

  /** Everything before `position` is final, `back` characters before the end of the last node, if nothing is open. */
  #noteSafe(position: number, back: number): void {
    if (this.#isBlocked || this.#brackets.top || position === 0) return;
    this.#delimiters.closeNew();
    if (this.#delimiters.top) return;
    const {last} = this.#root;
    this.#safe = position;
    this.#safeNode = last;
    this.#safeLength = (last?.text.length ?? 0) - back;
  }

  #takeLineEnding(): boolean {
    const {last} = this.#root;
    let spaces = 0;
    while (isBlankCode(this.#text.charCodeAt(this.#at - spaces - 1))) spaces += 1;
    if (last?.kind === 'text' && spaces > 0) last.text = last.text.slice(0, -spaces);
    if (last?.text === '' && last.kind === 'text') this.#root.remove(last);
    this.#noteSafe(this.#at - spaces, 0);
    if (spaces >= 2 && this.#text.slice(this.#at - 2, this.#at) === '  ') this.#root.append(new InlineNode('break'));
    return this.#addText('\n', 1);
  }

  #takeBackslash(): boolean {
    const next = this.#text.charAt(this.#at + 1);
    if (next === '\n') {
      this.#root.append(new InlineNode('break'));
      return this.#addText('\n', 2);
    }
    if (this.#takeMath()) return true;
    return escapable.test(next) ? this.#addText(next, 2) : this.#addText('\\', 1);
  }

  #takeMath(): boolean {
    const found = this.#context.hasMath ? (this.#math ??= new MathFinder(this.#text)).read(this.#at) : undefined;
    if (found === 'open') this.#isBlocked = true;
    if (!found || found === 'open') return false;
    const node = new InlineNode('math', found.source);
    node.isDisplay = found.isDisplay;
    this.#root.append(node);
    this.#at = found.end;
    return true;
  }

  #takeCode(): boolean {
    const {contentStart, contentEnd, end} = (this.#code ??= new CodeFinder(this.#text)).read(this.#at);
    const isClosed = end >= 0;
    if (!isClosed && this.#isFinal)
      return this.#addText(this.#text.slice(this.#at, contentStart), contentStart - this.#at);
    this.#root.append(
      new InlineNode('code', readCode(this.#text.slice(contentStart, isClosed ? contentEnd : this.#end))),
    );
    this.#at = isClosed ? end : this.#end;
    return isClosed;
  }

  #takeDelimiter(): boolean {
    const delimiter = readDelimiter(this.#text, this.#at);
    if (!delimiter.canOpen && !delimiter.canClose) return this.#addText(delimiter.node.text, delimiter.count);
    this.#root.append(delimiter.node);
    this.#delimiters.push(delimiter);
    this.#at += delimiter.count;
    if (delimiter.canClose && !this.#brackets.top) this.#delimiters.closeNew();
    return true;
  }

  #takeFootnote(): boolean {
    footnote.lastIndex = this.#at;
    const found = footnote.exec(this.#text);
    if (!found) return false;
    const state = this.#context.findFootnote(found[1] ?? '');
    if (state === 'missing') return false;
    this.#root.append(new InlineNode('footnote', found[1]));
    this.#at = footnote.lastIndex;
    return true;
  }

  #openBracket(length: number): boolean {
    const previous = characterBefore(this.#text, this.#at);
    const isLikely = previous === '' || !isWordCode(previous.charCodeAt(0));
    this.#at += length;
    this.#brackets.open(this.#at, length === 2, isLikely);
    return true;
  }

  #closeBracket(): boolean {
    const closed = this.#brackets.close(this.#at, this.#isFinal);
    if (closed === 'unfinished') return false;
    if (closed === 'text') return this.#addText(']', 1);
    this.#at = closed;
    return true;
  }

  #takeAngle(): boolean {
    const found = readAutolink(this.#text, this.#at);
    if (found) {
      this.#addLink(found.words, found.url, false);
      this.#at = found.end;
      return true;
    }
    const end = (this.#html ??= new HtmlFinder(this.#text)).findEnd(this.#at);
    if (end < 0) {
      if (/[a-z/!?]/i.test(this.#text.charAt(this.#at + 1))) this.#isBlocked = true;
      return this.#addText('<', 1);
    }
    const tag = this.#text.slice(this.#at, end);
    const isBreak = this.#context.isCell && /^<br\s*\/?>$/i.test(tag);
    if (!isBreak && !this.#context.keepsHtml) return this.#addText(tag, tag.length);
    this.#root.append(isBreak ? new InlineNode('break') : new InlineNode('html', tag));
    this.#at = end;
    return true;
  }

  #takeLiteral({start, end, url}: Literal): boolean {
    this.#literal += 1;
    // One that code or a link's address took in is none.
    if (start < this.#at) return true;
    const close = this.#brackets.top ? this.#text.indexOf(']', start) : -1;
    const stop = close >= 0 && close < end ? close : end;
    const words = this.#text.slice(start, stop);
    const isGrowing = !this.#isFinal && stop === this.#end;
    this.#addLink(words, isGrowing ? undefined : url.slice(0, url.length - (end - stop)), true);
    this.#at = stop;
    this.#brackets.literals += 1;
    return true;
  }

  #addLink(words: string, url: string | undefined, isLiteral: boolean): void {
    const link = new InlineNode('link');
    link.url = url;
    link.isLiteral = isLiteral;
    link.append(new InlineNode('text', words));
    this.#root.append(link);
  }

  #takeEntity(): boolean {
    const entity = readEntity(this.#text, this.#at);
    if (!entity) return this.#addText('&', 1);
    if (entity.isUnknown) this.#context.missEntity();
    return this.#addText(entity.value, entity.end - this.#at);
  }

  #addText(words: string, length: number): boolean {
    const {last} = this.#root;
    // A delimiter's or bracket's own node must stay by itself.
    if (last?.kind === 'text' && last !== this.#delimiters.top?.node && last !== this.#brackets.top?.node)
      last.text += words;
    else this.#root.append(new InlineNode('text', words));
    this.#at += length;
    return true;
  }

  /** The words of one node go to the end of another. */
  #moveSafe(node: InlineNode, next: InlineNode): void {
    if (next !== this.#safeNode) return;
    this.#safeLength += node.text.length;
    this.#safeNode = node;
  }
}
