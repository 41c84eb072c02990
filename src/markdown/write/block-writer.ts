import {rare, withRare} from '../rare.js';
import type {BlockShape, BlockSink} from '../parse/block.js';
import type {Context} from './context.js';
import {Leaf} from './leaf.js';
import {LinesView} from './lines-view.js';
import {createHeading, type View} from './view.js';

/** Writes blocks as elements, each at the end of the one that holds it. */
export interface BlockWriter extends BlockSink<View> {
  /** Shows what came since the last time. */
  flush(): void;
}

/** Makes what writes blocks. What is closed is not touched again. */
export function createBlockWriter(context: Context): BlockWriter {
  const {root} = context;
  let growing: View | undefined;
  let hasFresh = false;
  /** New blocks come into the page together: each by itself would cost it more. */
  const fresh = context.document.createDocumentFragment();
  return {
    open(shape, {element: parent}) {
      growing?.show?.();
      growing = undefined;
      const view = create(shape, context);
      // A footnote has its place already.
      if (!view.element.parentNode) (parent === root ? fresh : parent).appendChild(view.element);
      hasFresh ||= parent === root;
      return view;
    },
    text(view, text) {
      growing = view;
      view.text?.(text);
    },
    endLine(view) {
      growing = view;
      view.endLine?.();
    },
    cut(view, length) {
      if (view instanceof Leaf) view.cut(length);
      if (length > 0) return;
      growing = undefined;
      view.element.remove();
    },
    turn(view, shape) {
      const {element} = view;
      const heading = create(shape, context).element;
      heading.append(...element.childNodes);
      if (element.dir) heading.dir = element.dir;
      element.replaceWith(heading);
      view.element = heading;
      return view;
    },
    loosen({element}) {
      element.className = '';
    },
    task({element}, isDone) {
      const box = context.create('input', 'md-task');
      // Attributes, not only properties: copies of the list keep them.
      box.setAttribute('type', 'checkbox');
      box.toggleAttribute('disabled');
      box.toggleAttribute('checked', isDone);
      box.setAttribute('aria-label', context.options.strings?.task ?? 'Task');
      element.append(box);
    },
    close(view, isComplete) {
      view.close?.(isComplete);
      if (growing === view) growing = undefined;
    },
    define: (label, target) => context.define(label, target),
    flush() {
      growing?.show?.();
      if (hasFresh) root.insertBefore(fresh, context.section);
      hasFresh = false;
    },
  };
}

function create(shape: BlockShape, context: Context): View {
  switch (shape.kind) {
    case 'document':
    case 'quote':
      return {element: context.create('blockquote')};
    case 'list': {
      const element = context.create(shape.start === undefined ? 'ul' : 'ol', 'md-tight');
      if ((shape.start ?? 1) !== 1) element.setAttribute('start', String(shape.start));
      return {element};
    }
    case 'item':
      return {element: context.create('li')};
    case 'paragraph':
      return new Leaf(context.create('p'), context);
    case 'heading':
      return createHeading(new Leaf(context.create(`h${shape.level}`), context));
    case 'code':
      return createCode(shape.info, context);
    case 'rule':
      return {element: context.create('hr')};
    case 'table':
    case 'footnote':
    case 'html':
    case 'math':
      return rare?.createView(shape, context) ?? new LinesView(context.create('p'));
    default:
      return shape satisfies never;
  }
}

/** A block of code below a bar with the name of its language; buttons and colours come when they are there. */
function createCode(info: string, context: Context): View {
  const [language = ''] = info.split(/\s/);
  const figure = context.create('figure', 'md-code');
  const bar = context.create('div', 'md-bar');
  const label = context.create('span', 'md-language');
  const pre = context.create('pre');
  const code = context.create('code', language && `language-${language}`);
  label.textContent = language;
  pre.dir = 'ltr';
  pre.tabIndex = 0;
  bar.append(label);
  pre.append(code);
  figure.append(bar, pre);
  const view = new LinesView(figure, code);
  context.loads.push(withRare((there) => there.dressCode(view, context)));
  return view;
}
