const nothing = () => undefined;
const style = {};
const classList = {remove: nothing, toggle: nothing, contains: nothing};

/** A node that keeps nothing but where it lies, and what was put into it first: what a parser does without the cost of a DOM. */
class NullNode {
  readonly nodeType: number;
  data: string;
  parentNode: NullNode | null = null;
  firstChild: NullNode | null = null;
  className = '';
  dir = '';
  textContent = '';
  hidden = false;
  readonly ownerDocument: unknown;

  constructor(nodeType: number, data: string, ownerDocument: unknown) {
    this.nodeType = nodeType;
    this.data = data;
    this.ownerDocument = ownerDocument;
  }

  get style(): object {
    return style;
  }
  get classList(): object {
    return classList;
  }
  get length(): number {
    return this.data.length;
  }
  get firstElementChild(): NullNode {
    return this;
  }
  get lastElementChild(): NullNode {
    return this;
  }
  get parentElement(): NullNode | null {
    return this.parentNode;
  }
  get childNodes(): never[] {
    return [];
  }
  append(...nodes: unknown[]): void {
    for (const node of nodes) if (node instanceof NullNode) this.appendChild(node);
  }
  appendChild(node: NullNode): NullNode {
    node.parentNode = this;
    this.firstChild ??= node;
    return node;
  }
  insertBefore(node: NullNode): NullNode {
    return this.appendChild(node);
  }
  removeChild(): void {}
  remove(): void {}
  replaceWith(): void {}
  replaceChildren(): void {}
  before(): void {}
  appendData(): void {}
  deleteData(): void {}
  replaceData(): void {}
  setAttribute(): void {}
  removeAttribute(): void {}
  toggleAttribute(): void {}
  getAttribute(): string {
    return '';
  }
  hasAttribute(): boolean {
    return true;
  }
  addEventListener(): void {}
  removeEventListener(): void {}
  querySelector(): null {
    return null;
  }
  querySelectorAll(): never[] {
    return [];
  }
}

/** An element of a document that shows nothing. */
export function createNullRoot(): unknown {
  const document = {
    createElement: () => new NullNode(1, '', document),
    createTextNode: (data: string) => new NullNode(3, data, document),
    createDocumentFragment: () => new NullNode(11, '', document),
  };
  return new NullNode(1, '', document);
}
