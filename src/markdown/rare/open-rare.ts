import {type Opened, type Opener, openVerbatim} from '../parse/open-block.js';
import type {Context} from '../write/context.js';
import {findHtmlEnd, mayBecomeHtml} from './html-block.js';

const footnoteStart = /^\[\^([^\]\s]{1,200})\]:[ \t]*/;
const formulaStart = /^(\$\$|\\\[)[ \t]*$/;
/** What may become the begin of a footnote, or of a formula in lines of its own. */
const unfinished = /^(?:\[(?:\^(?:[^\]\s]{0,200}\]?)?)?|\$\$?|\$\$[ \t]+|\\|\\[[\]][ \t]*)$/;

/** Opens raw HTML, a formula in lines of its own, or a footnote. */
export function openRare<View>(parser: Opener<View>, {options}: Context): Opened {
  const {text} = parser.cursor;
  switch (text.charAt(0)) {
    case '<':
      return openHtml(parser);
    case '$':
    case '\\':
      return options.math === false ? undefined : openFormula(parser);
    case '[':
      return openFootnote(parser);
    default:
      return undefined;
  }
}

/** Whether the begin of a line may still become one of them. */
export function mayBecomeBlock(start: string): boolean {
  return unfinished.test(start) || mayBecomeHtml(start);
}

function openHtml<View>(parser: Opener<View>): Opened {
  const {cursor} = parser;
  const isInParagraph = parser.container().kind === 'paragraph' || parser.tip().kind === 'paragraph';
  const ends = findHtmlEnd(cursor.text, isInParagraph);
  if (!ends) return undefined;
  parser.open({kind: 'html'}).ends = ends === 'blank' ? undefined : ends;
  return 'leaf';
}

function openFormula<View>(parser: Opener<View>): Opened {
  const {text, indent} = parser.cursor;
  const begin = formulaStart.exec(text)?.[1];
  if (begin === undefined) return undefined;
  const isDollars = begin === '$$';
  const block = openVerbatim(parser, {kind: 'math', begin, end: isDollars ? begin : '\\]'});
  block.ends = isDollars ? /^\$\$[ \t]*$/ : /^\\\][ \t]*$/;
  block.indent = indent;
  return 'leaf';
}

function openFootnote<View>(parser: Opener<View>): Opened {
  const found = parser.container().depth < parser.options.deepest ? footnoteStart.exec(parser.cursor.text) : null;
  if (!found) return undefined;
  parser.cursor.skip(found[0].length);
  parser.open({kind: 'footnote', label: found[1] ?? ''}).indent = 4;
  return 'container';
}
