import type {LinkTarget} from './block.js';
import {normalizeLabel, readDestination, readLabel, readTitle, skipSpace} from './link-parts.js';

/** A link definition at the begin of a paragraph. */
export interface Definition extends LinkTarget {
  readonly label: string;
  readonly end: number;
}

/** A paragraph that goes on for so long without ending its first definition has none: it must be shown some time. */
const longest = 4096;

/**
 * Reads a link definition from the begin of a paragraph. `unfinished` means that more text decides; it is not said of
 * text that is final.
 */
export function readDefinition(text: string, isFinal: boolean): Definition | 'unfinished' | undefined {
  const cut = text.slice(0, longest);
  const decides = isFinal || cut !== text;
  const found = read(cut, isFinal && cut === text);
  return found === 'unfinished' && decides ? undefined : found;
}

function read(text: string, isFinal: boolean): Definition | 'unfinished' | undefined {
  const label = readLabel(text, 0);
  if (!label) return undefined;
  if (label.end >= text.length) return 'unfinished';
  if (text[label.end] !== ':') return undefined;
  const start = skipSpace(text, label.end + 1);
  if (start >= text.length) return 'unfinished';
  const destination = readDestination(text, start);
  if (!destination || destination.end === start) return undefined;
  if (destination.isOpen) return 'unfinished';

  const make = (title: string, end: number) => {
    return {label: normalizeLabel(label.value), url: destination.value, title, end};
  };
  const lineEnd = findLineEnd(text, destination.end);
  const titleStart = skipSpace(text, destination.end);
  const bare = lineEnd === undefined ? undefined : make('', lineEnd);
  if (titleStart >= text.length) return isFinal ? bare : 'unfinished';
  if (titleStart === destination.end) return undefined;
  const title = readTitle(text, titleStart);
  if (!title) return bare;
  if (title.isOpen) return isFinal ? bare : 'unfinished';
  const end = findLineEnd(text, title.end);
  if (end === undefined) return bare;
  return end >= text.length && !isFinal ? 'unfinished' : make(title.value, end);
}

const lineRest = /[ \t]*(?:\n|$)/y;

/** Where the line is over, when nothing but white space comes before that. */
function findLineEnd(text: string, start: number): number | undefined {
  lineRest.lastIndex = start;
  return lineRest.test(text) ? lineRest.lastIndex : undefined;
}
