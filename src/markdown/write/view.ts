import type {Leaf} from './leaf.js';

/** What shows one block. */
export interface View {
  /** The outermost element, in which the blocks inside are put. */
  element: HTMLElement;
  /** More text at the end. */
  text?(text: string): void;
  /** Blocks of lines: the line is complete. */
  endLine?(): void;
  /** Shows what came since the last time. */
  show?(): void;
  /** Nothing follows; without `isComplete` a fence or formula never ended. */
  close?(isComplete: boolean): void;
}

/** A heading, without the number signs that may close it. */
export function createHeading(leaf: Leaf): View {
  /** White space and number signs at the end, which are words only if more follows. */
  let held = '';
  return {
    element: leaf.element,
    text(text) {
      const isBegin = leaf.length === 0;
      const all = isBegin ? (held + text).trimStart() : held + text;
      const end = findClosingSigns(all, isBegin);
      held = all.slice(end);
      if (end > 0) leaf.text(all.slice(0, end));
    },
    show: () => leaf.show(),
    close: () => leaf.close(),
  };
}

/** Where the number signs begin that close a heading, with the white space around them; the end if there are none. */
function findClosingSigns(text: string, isBegin: boolean): number {
  const end = skipBack(text, text.length, ' \t');
  const signs = skipBack(text, end, '#');
  const blank = skipBack(text, signs, ' \t');
  return blank < signs || (isBegin && signs === 0) ? blank : end;
}

function skipBack(text: string, from: number, characters: string): number {
  let at = from;
  while (at > 0 && characters.includes(text.charAt(at - 1))) at -= 1;
  return at;
}
