import type {LinkTarget} from './block.js';
import {type LinkPart, normalizeLabel, readDestination, readLabel, readTitle, skipSpace} from './link-parts.js';

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
export function readDefinition(text: string, isFinal: boolean): Definition | 'none' | 'unfinished' {
  const cut = text.length > longest ? text.slice(0, longest) : text;
  const found = read(cut, isFinal && cut === text);
  return found === 'unfinished' && (isFinal || cut !== text) ? 'none' : found;
}

function read(text: string, isFinal: boolean): Definition | 'none' | 'unfinished' {
  const label = readLabel(text, 0);
  if (typeof label === 'string') return label;
  if (label.end >= text.length) return 'unfinished';
  if (text[label.end] !== ':') return 'none';
  const destinationStart = skipSpace(text, label.end + 1);
  if (destinationStart >= text.length) return 'unfinished';
  const destination = readDestination(text, destinationStart);
  if (typeof destination === 'string') return destination;
  if (destination.end === destinationStart) return 'none';
  return readEnd(text, {label, destination, isFinal});
}

interface Begun {
  readonly label: LinkPart;
  readonly destination: LinkPart;
  readonly isFinal: boolean;
}

function readEnd(text: string, {label, destination, isFinal}: Begun): Definition | 'none' | 'unfinished' {
  const make = (title: string, end: number): Definition => {
    return {label: normalizeLabel(label.value), url: destination.value, title, end};
  };
  const lineEnd = findLineEnd(text, destination.end);
  const titleStart = skipSpace(text, destination.end);
  const isOnOwnLine = lineEnd !== undefined && titleStart > lineEnd;
  const withoutTitle = lineEnd === undefined ? ('none' as const) : make('', Math.min(lineEnd + 1, text.length));
  if (titleStart >= text.length) return isFinal ? withoutTitle : 'unfinished';
  if (titleStart === destination.end) return 'none';

  const title = readTitle(text, titleStart);
  if (title === 'unfinished' && !isFinal) return 'unfinished';
  if (typeof title === 'string') return isOnOwnLine ? withoutTitle : 'none';
  const end = findLineEnd(text, title.end);
  if (end === undefined) return isOnOwnLine ? withoutTitle : 'none';
  if (end >= text.length && !isFinal) return 'unfinished';
  return make(title.value, Math.min(end + 1, text.length));
}

/** Where the line ends, when nothing but white space comes before that. */
function findLineEnd(text: string, start: number): number | undefined {
  let at = start;
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at += 1;
  return at >= text.length || text.charCodeAt(at) === 10 ? at : undefined;
}
