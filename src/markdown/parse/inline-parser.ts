import {createBrackets} from './brackets.js';
import {isBlankCode, isInWord} from './characters.js';
import {createCodeFinder, readCode} from './code-span.js';
import {createDelimiters, readDelimiter} from './delimiters.js';
import type {InlineContext} from './inline-context.js';
import {InlineNode, mergeText} from './inline-node.js';
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

/** Parses the text of one leaf, or what of it comes after a safe place, which is white space. */
export function parseInline(source: string, context: InlineContext, isFinal: boolean): InlineResult {
  const text = isFinal ? source : cutUnfinished(source);
  const {length} = text;
  const root = new InlineNode('root');
  const delimiters = createDelimiters(root, context.deepest);
  const brackets = createBrackets(text, root, delimiters, context);
  const reader = context.createReader(text, isFinal);
  const readSpan = createCodeFinder(text);
  let at = 0;
  /** Where the words end that were looked through last. */
  let wordsEnd = 0;
  /** Something may still become markup: nothing from here on is final. */
  let isBlocked = false;
  let safe = 0;
  let safeNode: InlineNode | undefined;
  let safeLength = 0;

  /** Each taker takes one piece; `false` when the rest is not to be shown yet. */
  const add = (node: InlineNode, end: number): true => {
    root.insert(node);
    at = end;
    return true;
  };

  const addText = (words: string, taken = words.length): true => {
    const {last} = root;
    // A delimiter's or bracket's own node must stay by itself.
    const isOwn = last?.kind !== 'text' || last === delimiters.top?.node || last === brackets.top?.node;
    if (isOwn) return add(new InlineNode('text', words), at + taken);
    last.text += words;
    at += taken;
    return true;
  };

  /** Everything before `position` is final, `back` characters before the end of the last node, if nothing is open. */
  const noteSafe = (position: number, back: number) => {
    if (isBlocked || brackets.top || position === 0) return;
    delimiters.closeNew();
    if (delimiters.top) return;
    safe = position;
    safeNode = root.last;
    safeLength = (safeNode?.text.length ?? 0) - back;
  };

  const takeWords = () => {
    if (wordsEnd <= at) {
      markup.lastIndex = at;
      wordsEnd = markup.exec(text)?.index ?? length;
    }
    const start = at;
    const words = text.slice(start, Math.min(wordsEnd, reader?.next ?? length));
    addText(words);
    let space = words.lastIndexOf(' ');
    while (space > 0 && isBlankCode(words.charCodeAt(space - 1))) space -= 1;
    if (space >= 0) noteSafe(start + space, words.length - space);
    return true;
  };

  const takeLineEnding = () => {
    const {last} = root;
    let spaces = 0;
    while (isBlankCode(text.charCodeAt(at - spaces - 1))) spaces += 1;
    if (last?.kind === 'text') {
      last.text = last.text.slice(0, last.text.length - spaces);
      if (last.text === '') root.remove(last);
    }
    noteSafe(at - spaces, 0);
    if (text.endsWith('  ', at)) add(new InlineNode('break'), at);
    return addText('\n');
  };

  const takeCode = () => {
    const {start, stop, end} = readSpan(at);
    if (end === 0 && isFinal) return addText(text.slice(at, start));
    add(new InlineNode('code', readCode(text.slice(start, end === 0 ? length : stop))), end || length);
    return end !== 0;
  };

  const takeDelimiter = () => {
    const delimiter = readDelimiter(text, at);
    const {node, canOpen, canClose, count} = delimiter;
    if (!canOpen && !canClose) return addText(node.text);
    delimiters.push(delimiter);
    add(node, at + count);
    if (canClose && !brackets.top) delimiters.closeNew();
    return true;
  };

  const openBracket = (width: number) => {
    const isLikely = !isInWord(text, at);
    at += width;
    brackets.open(at, width === 2, isLikely);
    return true;
  };

  const closeBracket = () => {
    const end = brackets.close(at, isFinal);
    if (end === 0) return addText(']');
    at = end;
    return end > 0;
  };

  const step = (): boolean => {
    const found = reader?.read(at, brackets.top !== undefined);
    if (found?.isOpen) isBlocked = true;
    if (found?.node) return add(found.node, found.end);
    const character = text.charAt(at);
    switch (character) {
      case '\n':
        return takeLineEnding();
      case '`':
        return takeCode();
      case '*':
      case '_':
      case '~':
        return takeDelimiter();
      case '[':
        return openBracket(1);
      case '!':
        return text[at + 1] === '[' ? openBracket(2) : addText('!');
      case ']':
        return closeBracket();
      default:
        return '\\<&$'.includes(character) ? addText(character) : takeWords();
    }
  };

  let isWhole = true;
  for (let from = 0; isWhole && from < length; from = at) isWhole = step();
  const isOpen = brackets.top !== undefined;
  if (isFinal || !isOpen) delimiters.closeNew();
  const isUnfinished = isOpen || delimiters.top !== undefined || !isWhole;
  if (!isFinal && isUnfinished) closeUnfinished(root, brackets, delimiters);
  // What goes to the end of another node is found there.
  mergeText(root, (node, next) => {
    if (next !== safeNode) return;
    safeLength += node.text.length;
    safeNode = node;
  });
  const isPlainEnd = !isUnfinished && !isBlocked && root.last?.kind === 'text' && !mayBecomeAddress(text);
  return {root, safe, safeNode, safeLength, length, isPlainEnd};
}
