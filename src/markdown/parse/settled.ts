import {mayBecomeHtml} from './html-block.js';

/** One container marker at the begin of a line. */
const containerMarker = /^(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t])|\[\^[^\]\s]+\]:)[ \t]*/;

/** What could still be a rule, an underline of a heading, a row below a table's header or a list marker. */
const structural = /^(?:[-_*=+][-_*= \t]*|[-:|][-:| \t]*|#{1,6}|~+|`+|\d{1,9}[.)]?)$/;

/** A fence's line counts as a whole: a backtick in what follows would make it text. */
const fence = /^(?:`{3,}[^`]*|~{3,}.*)$/;

const mathFence = /^(?:\$\$?|\$\$[ \t]+|\\|\\[[\]][ \t]*)$/;

const footnote = /^\[(?:\^(?:[^\]\s]{0,200}\]?)?)?$/;

/**
 * Whether the begin of a line, after the containers that are open, says what the whole line will be, so that it can be
 * shown before the line is complete. A `false` too much costs time on the screen, a `true` too much would be wrong.
 */
export function isSettled(start: string): boolean {
  let rest = start.trimStart();
  for (let found = containerMarker.exec(rest); found; found = containerMarker.exec(rest))
    rest = rest.slice(found[0].length);
  if (rest === '' || structural.test(rest) || fence.test(rest)) return false;
  return !mathFence.test(rest) && !footnote.test(rest) && !mayBecomeHtml(rest);
}

/** The same inside a fenced block, where only the closing fence is of interest. */
export function isSettledInFence(start: string, character: string): boolean {
  const rest = start.trim();
  if (character !== '`' && character !== '~') return rest !== '' && !mathFence.test(rest);
  for (const one of rest) if (one !== character) return true;
  return false;
}
