import {loadRare} from '../../src/markdown/rare.js';
import {createMarkdown, type MarkdownOptions} from '../../src/markdown/index.js';

const releases: (() => void)[] = [];

/** A text in an element of the page, written when a test says so. */
export function startMarkdown(options: MarkdownOptions = {}) {
  const root = document.createElement('div');
  document.body.append(root);
  const timers: (() => void)[] = [];
  const markdown = createMarkdown(root, {
    schedule: () => undefined,
    wait: (done) => {
      timers.push(done);
      return () => timers.splice(timers.indexOf(done), 1);
    },
    ...options,
  });
  const release = () => {
    markdown.release();
    root.remove();
  };
  releases.push(release);
  return {
    root,
    markdown,
    /** Shows the text so far. */
    show(text: string) {
      markdown.write(text);
      markdown.flush();
    },
    /** Lets the time pass that a held line is held for. */
    runTimers() {
      for (const done of timers.splice(0)) done();
    },
    release,
  };
}

// What comes late has tests of its own.
before(() => loadRare());

afterEach(() => {
  for (const release of releases.splice(0)) release();
});

/** Writes a whole text, and what is loaded for it. */
export async function writeWhole(text: string, options: MarkdownOptions = {}): Promise<HTMLElement> {
  const started = startMarkdown(options);
  started.markdown.write(text);
  started.markdown.end();
  await started.markdown.settle();
  started.root.remove();
  return started.root;
}

/** The elements below a node as short HTML, without what every block has. */
export function outline(node: Node): string {
  if (node.nodeType === 3) return node.textContent ?? '';
  if (!(node instanceof Element)) return '';
  const shown = new Set(['href', 'start', 'checked', 'align']);
  const attributes = [...node.attributes]
    .filter(({name}) => shown.has(name))
    .map(({name, value}) => ` ${name}="${value}"`);
  const inner = [...node.childNodes].map((child) => outline(child)).join('');
  return `<${node.localName}${attributes.join('')}>${inner}</${node.localName}>`;
}

/** The outline of what an element holds. */
export function outlineOf(root: Element): string {
  return [...root.childNodes].map((child) => outline(child)).join('');
}
