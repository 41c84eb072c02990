import {listen} from './listen.js';
import {MarkdownWriter} from './markdown-writer.js';
import {nextFrame} from './next-frame.js';
import {fast, type MarkdownOptions} from './options.js';
import {safeUrl} from './safe-url.js';

export type {CodeToken, Highlighter, ImagePolicy, MarkdownOptions, MarkdownStrings, MathRenderer} from './options.js';
export {safeUrl};

/** A text that is being written. */
export interface Markdown {
  /** More of the text, in whatever pieces it comes; it is shown with the next frame, or with the one after that. */
  write(text: string): void;
  /** Shows all that can be shown, now. */
  flush(): void;
  /** Nothing follows: shows the rest, and what stands open as the words that it is. */
  end(): void;
  /** Resolves when what is loaded on demand (rare markup, buttons, colours of code, formulas) is there and shown. */
  settle(): Promise<void>;
  /** Takes the listeners off the element; what is shown stays. */
  release(): void;
}

/** Writes markdown into an element as it arrives. The element should be empty, and belong to the writer alone. */
export function createMarkdown(root: HTMLElement, options: MarkdownOptions = {}): Markdown {
  const {schedule = nextFrame, onLink} = options;
  const writer = new MarkdownWriter(root, options);
  const listening = new AbortController();
  let pending = '';
  /** The next frame is left out. */
  let isResting = false;
  listen(root, onLink, {signal: listening.signal});
  const flush = () => {
    const text = pending;
    pending = '';
    isResting = text.length > fast;
    if (text !== '') writer.write(text);
  };
  const draw = () => {
    const rests = isResting;
    isResting = false;
    if (rests) schedule(draw);
    else flush();
  };
  return {
    write(text) {
      if (pending === '' && text !== '') schedule(draw);
      pending += text;
    },
    flush,
    end() {
      flush();
      writer.end();
    },
    settle: () => writer.settle(),
    release: () => listening.abort(),
  };
}
