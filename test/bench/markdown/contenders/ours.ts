import {createMarkdown, type MarkdownOptions} from '../../../../src/markdown/index.js';
import type {Contender, StartContender} from './contender.js';

/** Ours, written when the measurement says so: once for each frame, or with every piece. */
export const startOurs: StartContender = (root) => start(root, {});

/** Ours without colours in code, which none of the others has. */
export const startPlain: StartContender = (root) => start(root, {loadHighlighter: undefined});

/** The rule that the README advises, and the chat has. */
const layers = new CSSStyleSheet();
layers.replaceSync('.ours > * { isolation: isolate; }');

function start(root: HTMLElement, options: MarkdownOptions): Contender {
  root.className = 'ours';
  document.adoptedStyleSheets = [layers];
  const markdown = createMarkdown(root, {schedule: () => undefined, wait: () => () => undefined, ...options});
  return {write: (piece) => markdown.write(piece), flush: () => markdown.flush(), end: () => markdown.end()};
}
