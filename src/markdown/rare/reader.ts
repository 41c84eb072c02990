import type {InlineFind, InlineReader} from '../parse/inline-context.js';
import {type InlineKind, InlineNode} from '../parse/inline-node.js';
import {type Context, noteMark} from '../write/context.js';
import {readAutolink} from './autolink.js';
import {readEntity} from './entities.js';
import {HtmlFinder} from './html-tag.js';
import {findBegin, mayGrow, readLiteral} from './literals.js';
import {MathFinder} from './math-span.js';

const footnote = /\[\^([^\][\s]{1,200})\]/y;

/** Most texts have nothing of it. */
const sign = /[<&$\\@]|\[\^|:\/|w\./i;

/** Finds in the text of one leaf what few texts have. */
export function createReader(text: string, isFinal: boolean, context: Context): InlineReader | undefined {
  if (!sign.test(text)) return undefined;
  const {options, leaf} = context;
  let next = options.addresses === false ? Infinity : -1;
  let html: HtmlFinder | undefined;
  let math: MathFinder | undefined;

  const readMath = (at: number): InlineFind | undefined => {
    const found = options.math === false ? undefined : (math ??= new MathFinder(text)).read(at);
    if (found === 'open') return {end: at, isOpen: true};
    return found && find(found.isDisplay ? 'formula' : 'math', text.slice(at, found.end), found.end);
  };

  const readAngle = (at: number): InlineFind => {
    const address = readAutolink(text, at);
    if (address) return findLink('link', address.words, address.url, address.end);
    const end = (html ??= new HtmlFinder(text)).findEnd(at);
    if (end < 0) return {end: at, isOpen: /[a-z/!?]/i.test(text.charAt(at + 1))};
    const tag = text.slice(at, end);
    const isBreak = leaf?.isCell === true && /^<br\s*\/?>$/i.test(tag);
    if (isBreak) return find('break', '', end);
    return find(context.rendering.create ? 'html' : 'text', tag, end);
  };

  const readFootnote = (at: number) => {
    footnote.lastIndex = at;
    const label = footnote.exec(text)?.[1];
    if (label === undefined) return undefined;
    // One that may still be defined is shown as one.
    const isKnown = context.findLink(noteMark + label) !== undefined || !context.isEnded;
    return isKnown ? find('footnote', label, footnote.lastIndex) : undefined;
  };

  const readBackslash = (at: number) => {
    const next = text.charAt(at + 1);
    if (next === '\n') return find('break', '', at + 1);
    const formula = readMath(at);
    const isEscape = /[!-/:-@[-`{-~]/.test(next);
    return formula?.node || !isEscape ? formula : {...find('text', next, at + 2), isOpen: formula?.isOpen === true};
  };

  const readAddress = (start: number, isInBrackets: boolean) => {
    const found = readLiteral(text, start, isInBrackets);
    if (!found) return undefined;
    const {end, url} = found;
    const isGrowing = !isFinal && end === text.length;
    return findLink('address', text.slice(start, end), isGrowing ? undefined : url, end);
  };

  return {
    findNext(at) {
      // What code or a link's address took in is none.
      if (next < at) next = findBegin(text, at);
      return next;
    },
    mayGrow: () => mayGrow(text),
    read(at, isInBrackets) {
      if (next === at) {
        next = findBegin(text, at + 1);
        const address = readAddress(at, isInBrackets);
        if (address) return address;
      }
      switch (text.charAt(at)) {
        case '<':
          return readAngle(at);
        case '&': {
          const entity = readEntity(text, at, context);
          return entity && find('text', entity.value, entity.end);
        }
        case '$':
          return readMath(at);
        case '[':
          return readFootnote(at);
        case '\\':
          return readBackslash(at);
        default:
          return undefined;
      }
    },
  };
}

function find(kind: InlineKind, text: string, end: number): InlineFind {
  return {node: new InlineNode(kind, text), end};
}

function findLink(kind: 'link' | 'address', words: string, url: string | undefined, end: number): InlineFind {
  const node = new InlineNode(kind);
  node.url = url;
  node.insert(new InlineNode('text', words));
  return {node, end};
}
