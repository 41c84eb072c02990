import {createMarkdown, type MarkdownOptions} from '../../../../src/markdown/index.js';
import type {Contender, StartContender} from './contender.js';

/** Ours, which may leave a frame out. */
export const startOurs: StartContender = (root) => start(root, {});

/** Ours, shown with every frame. */
export const startTireless: StartContender = (root) => {
  const {write, flush, end} = start(root, {});
  return {write, flush, end};
};

/** Ours without colours in code, which none of the others has. */
export const startPlain: StartContender = (root) => start(root, {loadHighlighter: undefined});

/** The rule that the README advises, and the chat has. */
const layers = new CSSStyleSheet();
layers.replaceSync('.ours > * { isolation: isolate; }');

function start(root: HTMLElement, options: MarkdownOptions): Contender {
  root.className = 'ours';
  document.adoptedStyleSheets = [layers];
  let draw: (() => void) | undefined;
  const schedule = (write: () => void) => {
    draw = write;
  };
  const markdown = createMarkdown(root, {schedule, wait: () => () => undefined, ...options});
  return {
    write: (piece) => markdown.write(piece),
    flush: () => markdown.flush(),
    frame() {
      const due = draw;
      draw = undefined;
      due?.();
    },
    end: () => markdown.end(),
  };
}
