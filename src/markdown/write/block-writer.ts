import type {BlockShape, BlockSink, LinkTarget} from '../parse/block.js';
import {limits} from '../options.js';
import {type BlockView, ContainerView, HeadingView, HtmlView, ParagraphView} from './block-view.js';
import {CodeView, type HighlighterSource} from './code-view.js';
import {createElement} from './create-element.js';
import type {Footnotes} from './footnotes.js';
import {Leaf} from './leaf.js';
import type {LeafContext} from './leaf-context.js';
import {MathView, type MathWriter} from './math-view.js';
import {TableView} from './table-view.js';
import {createCodeBar, createTableBar, type ToolSettings} from './tools.js';

/** The parts that the writer hands pieces to. */
export interface WriterParts {
  readonly context: LeafContext;
  readonly footnotes: Footnotes;
  readonly math: MathWriter;
  readonly highlighter: HighlighterSource;
  readonly tools: ToolSettings;
}

/** Writes blocks as elements, each at the end of the one that holds it. What is closed is not touched again. */
export class BlockWriter implements BlockSink<BlockView> {
  readonly root: BlockView;
  readonly #parts: WriterParts;
  readonly #document: Document;
  #growing: BlockView | undefined;

  constructor(root: HTMLElement, parts: WriterParts) {
    this.root = new ContainerView(root);
    this.#parts = parts;
    this.#document = parts.context.rendering.document;
  }

  open(shape: BlockShape, parent: BlockView): BlockView {
    this.#growing?.show();
    this.#growing = undefined;
    const view = this.#create(shape);
    // A footnote has its place already.
    if (shape.kind !== 'footnote') this.#place(view.element, parent);
    return view;
  }

  text(view: BlockView, text: string): void {
    this.#growing = view;
    view.text(text);
  }

  endLine(view: BlockView): void {
    this.#growing = view;
    view.endLine();
  }

  reset(view: BlockView, text: string): void {
    if (view instanceof ParagraphView) view.leaf.rewrite(text, false);
  }

  turn(view: BlockView, shape: BlockShape): BlockView {
    if (!(view instanceof ParagraphView)) return view;
    const heading = this.#create(shape);
    heading.content.append(...view.element.childNodes);
    const {dir} = view.element;
    if (dir !== '') heading.content.dir = dir;
    view.element.replaceWith(heading.element);
    view.leaf.element = heading.content;
    return view;
  }

  remove(view: BlockView): void {
    if (this.#growing === view) this.#growing = undefined;
    view.element.remove();
  }

  loosen(view: BlockView): void {
    view.element.classList.remove('md-tight');
  }

  task(view: BlockView, isDone: boolean): void {
    const box = createElement(this.#document, 'input', 'md-task');
    box.type = 'checkbox';
    box.disabled = true;
    // An attribute, not only the property: copies of the list keep it.
    box.toggleAttribute('checked', isDone);
    view.content.append(box);
  }

  close(view: BlockView, isComplete: boolean): void {
    view.close(isComplete);
    if (this.#growing === view) this.#growing = undefined;
    if (view instanceof TableView) view.element.append(createTableBar(view.element, this.#parts.tools));
  }

  define(label: string, target: LinkTarget): void {
    this.#parts.context.defineLink(label, target);
  }

  /** Shows what came since the last time. */
  flush(): void {
    this.#growing?.show();
  }

  #place(element: Node, parent: BlockView): void {
    const before = parent === this.root ? (this.#parts.footnotes.section ?? null) : null;
    parent.content.insertBefore(element, before);
  }

  #create(shape: BlockShape): BlockView {
    const {context} = this.#parts;
    switch (shape.kind) {
      case 'document':
      case 'quote':
        return new ContainerView(this.#element('blockquote'));
      case 'list':
        return this.#createList(shape.start);
      case 'item':
        return new ContainerView(this.#element('li'));
      case 'footnote':
        context.defineFootnote(shape.label);
        return new ContainerView(this.#parts.footnotes.open(shape.label, this.root.element));
      case 'paragraph':
        return new ParagraphView(new Leaf(this.#element('p'), context));
      case 'heading':
        return new HeadingView(new Leaf(this.#element(`h${shape.level}`), context));
      case 'code':
        return this.#createCode(shape.info);
      case 'html':
        return this.#createHtml();
      case 'rule':
        return new ContainerView(this.#element('hr'));
      case 'table':
        return this.#createTable(shape);
      case 'math':
        return this.#createMath();
      default:
        return shape satisfies never;
    }
  }

  #element(name: string, className?: string): HTMLElement {
    const element = this.#document.createElement(name);
    if (className !== undefined) element.className = className;
    return element;
  }

  #createList(start: number | undefined): BlockView {
    const list = this.#element(start === undefined ? 'ul' : 'ol', 'md-tight');
    if (start !== undefined && start !== 1) list.setAttribute('start', String(start));
    return new ContainerView(list);
  }

  #createCode(info: string): BlockView {
    const language = /^\S*/.exec(info)?.[0] ?? '';
    const figure = createElement(this.#document, 'figure', 'md-code');
    const pre = createElement(this.#document, 'pre');
    const code = createElement(this.#document, 'code', language === '' ? undefined : `language-${language}`);
    pre.dir = 'ltr';
    pre.tabIndex = 0;
    pre.append(code);
    const view = new CodeView(figure, code, language, this.#parts.highlighter);
    figure.append(
      createCodeBar(language, figure, () => view.source, this.#parts.tools),
      pre,
    );
    return view;
  }

  #createHtml(): BlockView {
    const element = this.#element('p', 'md-html');
    const words = this.#document.createTextNode('');
    element.append(words);
    const make = this.#parts.context.rendering.createHtmlBlock;
    return new HtmlView(element, words, make);
  }

  #createTable(shape: BlockShape & {kind: 'table'}): BlockView {
    const box = createElement(this.#document, 'div', 'md-table');
    const table = this.#element('table');
    box.append(table);
    return new TableView(box, table, this.#parts.context, shape, limits.rows);
  }

  #createMath(): BlockView {
    const element = createElement(this.#document, 'div', 'md-math md-math-display');
    const words = this.#document.createTextNode('');
    element.append(words);
    return new MathView(element, words, this.#parts.math);
  }
}
