import {htmlTag} from './html-tag.js';

const blockNames =
  'address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|' +
  'fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|' +
  'menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|' +
  'track|ul';

const toBlankLine = /^[ \t]*$/;

/** The seven kinds of HTML block: how each begins and how it ends. */
const conditions: readonly (readonly [RegExp, RegExp | 'blank'])[] = [
  [/^<(?:script|pre|style|textarea)(?:\s|>|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<![a-z]/i, />/],
  [/^<!\[CDATA\[/, /\]\]>/],
  [new RegExp(`^</?(?:${blockNames})(?:\\s|/?>|$)`, 'i'), 'blank'],
];

/** The pattern that ends the HTML block which begins with this text, or `blank` for a blank line; `undefined` when none begins. */
export function findHtmlEnd(text: string, inParagraph: boolean): RegExp | 'blank' | undefined {
  const known = conditions.find(([start]) => start.test(text));
  if (known) return known[1];
  return !inParagraph && isTagAlone(text) ? 'blank' : undefined;
}

function isTagAlone(text: string): boolean {
  htmlTag.lastIndex = 0;
  const found = htmlTag.exec(text)?.[0];
  return found !== undefined && /^<\/?[a-z]/i.test(found) && toBlankLine.test(text.slice(found.length));
}

/** Whether more text on this line can still decide if an HTML block begins here. */
export function mayBecomeHtml(text: string): boolean {
  if (!/^<(?:$|[a-z/!?])/i.test(text)) return false;
  const name = /^<\/?([a-z][a-z0-9-]*)(.?)/i.exec(text);
  if (!name || name[2] === '') return true;
  if (!/[\s/>]/.test(name[2] ?? '')) return false;
  const gt = text.indexOf('>');
  // Quotes may hold a `>`: only the whole line tells.
  return (
    gt < 0 ||
    /["']/.test(text) ||
    toBlankLine.test(text.slice(gt + 1)) ||
    conditions.some(([start]) => start.test(text))
  );
}
