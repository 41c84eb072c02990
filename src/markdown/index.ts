import {handleCopy} from './copy.js';
import {MarkdownWriter} from './markdown-writer.js';
import type {MarkdownOptions} from './options.js';
import {nextFrame, waitFor} from './schedule.js';
import {safeUrl} from './safe-url.js';

export type {CodeToken, Highlighter, ImagePolicy, MarkdownOptions, MarkdownStrings, MathRenderer} from './options.js';
export {safeUrl};

/** A text that is being written. */
export interface Markdown {
  /** More of the text, in whatever pieces it comes; it is shown with the next frame. */
  write(text: string): void;
  /** Shows all that can be shown, now. */
  flush(): void;
  /** Nothing follows: shows the rest, and what stands open as the words that it is. */
  end(): void;
  /** Resolves when what is loaded on demand (rare characters, colours of code, formulas) is there and shown. */
  settle(): Promise<void>;
  /** Takes the listeners off the element; what is shown stays. */
  release(): void;
}

/** The begin of a line that may still become anything is shown as words after this time. */
const patienceMs = 150;

/** Writes markdown into an element as it arrives. The element should be empty, and belong to the writer alone. */
export function createMarkdown(root: HTMLElement, options: MarkdownOptions = {}): Markdown {
  const {schedule = nextFrame, wait = waitFor} = options;
  const writer = new MarkdownWriter(root, {
    loadHighlighter: () => import('./highlight/load.js').then(({highlighter}) => highlighter),
    loadMath: () => import('./math/load.js').then(({mathRenderer}) => mathRenderer),
    ...options,
  });
  const release = listen(root, options);
  let pending: string[] = [];
  let stopWaiting: (() => void) | undefined;

  const flush = () => {
    const text = pending.join('');
    pending = [];
    if (text === '') return;
    stopWaiting?.();
    stopWaiting = undefined;
    writer.write(text);
    if (writer.held !== '') stopWaiting = wait(() => writer.showHeld(), patienceMs);
  };

  return {
    write(text) {
      if (text === '') return;
      pending.push(text);
      if (pending.length === 1) schedule(flush);
    },
    flush,
    end() {
      flush();
      stopWaiting?.();
      writer.end();
    },
    settle: () => writer.settle(),
    release,
  };
}

function listen(root: HTMLElement, {onLink}: MarkdownOptions): () => void {
  const onClick = (event: MouseEvent) => {
    // The middle button opens a link too; the right one asks for a menu.
    if (event.button > 1) return;
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    const url = safeUrl(link?.getAttribute('href'));
    if (url !== undefined && onLink?.(url) === false) event.preventDefault();
  };
  const onCopy = (event: ClipboardEvent) => handleCopy(root, event);
  root.addEventListener('click', onClick);
  root.addEventListener('auxclick', onClick);
  root.addEventListener('copy', onCopy);
  return () => {
    root.removeEventListener('click', onClick);
    root.removeEventListener('auxclick', onClick);
    root.removeEventListener('copy', onCopy);
  };
}
