// Runs in the page, as its first script: finds elements by role and part, and keeps what went wrong.

/** Which element: by role and name, or by part; `nth` among several, counted from the end when negative. */
export interface Target {
  readonly role?: string;
  readonly name?: string;
  readonly part?: string;
  readonly nth?: number;
}

/** What a page said, or what went wrong in it. */
export interface PageMessage {
  readonly kind: 'log' | 'info' | 'debug' | 'warn' | 'error' | 'page-error' | 'rejection' | 'csp-violation';
  readonly text: string;
}

/** An element as it is on the screen. */
export interface ElementView {
  readonly x: number;
  readonly y: number;
  /** Another element lies over its middle. */
  readonly isCovered: boolean;
  readonly isDisabled: boolean;
}

/** What the probe offers to the driver. */
export interface Probe {
  readonly messages: PageMessage[];
  findAll(target: Target): Element[];
  find(target: Target): Element | undefined;
  /** Scrolls the element into view and says where its middle is. */
  view(target: Target): ElementView | undefined;
}

declare global {
  var outcropProbe: Probe;
}

const messages: PageMessage[] = [];

function note(kind: PageMessage['kind'], parts: readonly unknown[]): void {
  messages.push({kind, text: parts.map(describe).join(' ')});
}

function describe(value: unknown): string {
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
}

for (const kind of ['log', 'info', 'debug', 'warn', 'error'] as const) {
  const original = console[kind].bind(console);
  console[kind] = (...parts: unknown[]) => {
    note(kind, parts);
    original(...parts);
  };
}
addEventListener('error', (event) => note('page-error', [event.message || describe(event.error)]));
addEventListener('unhandledrejection', ({reason}) => note('rejection', [reason]));
addEventListener('securitypolicyviolation', ({effectiveDirective, blockedURI, sample}) => {
  note('csp-violation', [`${effectiveDirective} ${blockedURI} ${sample}`.trim()]);
});

// The loader of the tests names inner functions through a helper, which is not there when they run in a page.
Object.assign(globalThis, {__name: (value: unknown) => value});

const implicitRoles: readonly (readonly [selector: string, role: string])[] = [
  ['a[href]', 'link'],
  ['article', 'article'],
  ['button, summary', 'button'],
  ['dialog', 'dialog'],
  ['form', 'form'],
  ['h1, h2, h3, h4, h5, h6', 'heading'],
  ['img', 'img'],
  ['input[type=checkbox]', 'checkbox'],
  ['input[type=button], input[type=submit]', 'button'],
  ['input, textarea', 'textbox'],
  ['li', 'listitem'],
  ['main', 'main'],
  ['nav', 'navigation'],
  ['p', 'paragraph'],
  ['section[aria-label], section[aria-labelledby]', 'region'],
  ['select', 'combobox'],
  ['ul, ol', 'list'],
];

function readRole(element: Element): string | undefined {
  return element.getAttribute('role') ?? implicitRoles.find(([selector]) => element.matches(selector))?.[1];
}

function readName(element: Element): string {
  const ids = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
  const root = element.getRootNode();
  const labels = ids.map((id) =>
    root instanceof Document || root instanceof ShadowRoot ? root.getElementById(id) : null,
  );
  const outer = 'labels' in element && element.labels instanceof NodeList ? [...element.labels] : [];
  const candidates = [
    labels.map((label) => label?.textContent ?? '').join(' '),
    element.getAttribute('aria-label'),
    outer.map((label) => label.textContent ?? '').join(' '),
    element.getAttribute('alt'),
    element.matches('input, textarea, select') ? '' : readText(element),
    element.getAttribute('title'),
    element.getAttribute('placeholder'),
  ];
  return candidates.map((text) => text?.replaceAll(/\s+/g, ' ').trim()).find(Boolean) ?? '';
}

function readText(node: Node): string {
  if (node instanceof Element && node.getAttribute('aria-hidden') === 'true') return '';
  if (node instanceof HTMLSlotElement) return node.assignedNodes({flatten: true}).map(readText).join('');
  const children = node instanceof Element && node.shadowRoot ? node.shadowRoot.childNodes : node.childNodes;
  return node instanceof Text ? node.data : [...children].map(readText).join('');
}

function listElements(root: Document | ShadowRoot): Element[] {
  return [...root.querySelectorAll('*')].flatMap((element) =>
    element.shadowRoot ? [element].concat(listElements(element.shadowRoot)) : element,
  );
}

function isVisible(element: Element): boolean {
  return element.checkVisibility({visibilityProperty: true}) && !isHiddenFromTree(element);
}

function isHiddenFromTree(element: Element | null): boolean {
  for (let each = element; each; each = parentOf(each)) {
    if (each.getAttribute('aria-hidden') === 'true' || each.hasAttribute('inert')) return true;
  }
  return false;
}

function parentOf(element: Element): Element | null {
  const parent = element.assignedSlot ?? element.parentNode;
  return parent instanceof ShadowRoot ? parent.host : parent instanceof Element ? parent : null;
}

function isMatch(element: Element, {role, name, part}: Target): boolean {
  if (part !== undefined && !element.part.contains(part)) return false;
  if (role !== undefined && readRole(element) !== role) return false;
  return name === undefined || readName(element) === name;
}

function findAll(target: Target): Element[] {
  return listElements(document).filter((element) => isMatch(element, target) && isVisible(element));
}

function find(target: Target): Element | undefined {
  return findAll(target).at(target.nth ?? 0);
}

function view(target: Target): ElementView | undefined {
  const element = find(target);
  if (!element) return undefined;
  element.scrollIntoView({block: 'nearest', inline: 'nearest', behavior: 'instant'});
  const {left, top, width, height} = element.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  return {x, y, isCovered: !isAtPoint(element, x, y), isDisabled: element.matches(':disabled')};
}

function isAtPoint(element: Element, x: number, y: number): boolean {
  let hit = document.elementFromPoint(x, y);
  for (let inner = hit; inner; inner = inner.shadowRoot?.elementFromPoint(x, y) ?? null) {
    if (inner === hit && inner !== document.elementFromPoint(x, y)) break;
    hit = inner;
  }
  for (let each = hit; each; each = parentOf(each)) if (each === element) return true;
  return false;
}

globalThis.outcropProbe = {messages, findAll, find, view};
