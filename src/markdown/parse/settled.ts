/** What a line begins with that may be anything but words. */
const sign = /^[>#`~=+*_:|<$\\[\d-]/;

/** One container marker at the begin of a line. */
const containerMarkers = /^(?:(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t])|\[\^[^\]\s]+\]:)[ \t]*){0,99}/;

/**
 * What could still be a rule, an underline of a heading, a row below a table's header, a list marker, a footnote or a
 * fence; the line of a fence counts as a whole, since a backtick in what follows would make it text.
 */
const structural = /^(?:[-_*=+][-_*= \t]*|[-:|][-:| \t]*|#{1,6}|~~?|``?|`{3,}[^`]*|~{3,}.*|\d{1,9}[.)]?|\[|)$/;

/** Whether a line can only be words, so that no rule needs to look at it. */
export function isPlain(text: string): boolean {
  return !sign.test(text);
}

/**
 * What the begin of a line that is not settled may turn out to be, after the containers that are open; the empty string
 * when it says what the whole line will be, so that it can be shown before the line is complete. Too careful costs time
 * on the screen, too bold would be wrong.
 */
export function isSettled(start: string, mayBecomeRare: (rest: string) => boolean): boolean {
  const rest = start.replace(containerMarkers, '');
  return !structural.test(rest) && !mayBecomeRare(rest);
}

/** The same inside a fenced block, where only the closing fence is of interest. */
export function isSettledInFence(start: string): boolean {
  return /[^`~$\\\] \t]/.test(start);
}
