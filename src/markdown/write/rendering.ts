import type {InlineNode} from '../parse/inline-node.js';

/** How the pieces are made that policies decide on. */
export interface Rendering {
  readonly document: Document;
  /** Sets where a link leads; a link that leads nowhere stays words. */
  setLink(element: HTMLElement, node: InlineNode): void;
  createImage(node: InlineNode): Node;
  createMath(source: string, isDisplay: boolean): HTMLElement;
  createFootnote(label: string): Node;
  /** Raw HTML in a line; without it raw HTML is words. For tests of conformance alone. */
  createHtml?(source: string): Node;
  /** A block of raw HTML; without it such a block is words. For tests of conformance alone. */
  createHtmlBlock?(source: string): Node;
}
