/** An edge of the page, as its own direction has it. */
export type PageEdge = 'margin-inline-start' | 'margin-inline-end';

/** What drawers ask for at one edge, and what was there before the first of them. */
interface Ledger {
  readonly wishes: Map<object, number>;
  readonly base: number;
  readonly value: string;
  readonly priority: string;
  readonly hadStyle: boolean;
}

/** Of the page, since several copies of this library may share it. */
const ledgers: Map<PageEdge, Ledger> = readLedgers();

/** Has the page leave so many pixels free at an edge; of several wishes the largest counts. */
export function makeRoom(who: object, edge: PageEdge, px: number): void {
  const ledger = ledgers.get(edge) ?? open(edge);
  ledgers.set(edge, ledger);
  ledger.wishes.set(who, px);
  settle(edge, ledger);
}

/** Takes a wish back; after the last one, the page is as it was. */
export function giveRoomBack(who: object, edge: PageEdge): void {
  const ledger = ledgers.get(edge);
  if (!ledger?.wishes.delete(who)) return;
  if (ledger.wishes.size > 0) settle(edge, ledger);
  else close(edge, ledger);
}

function open(edge: PageEdge): Ledger {
  const {documentElement: root} = document;
  return {
    wishes: new Map(),
    base: Number.parseFloat(getComputedStyle(root).getPropertyValue(edge)) || 0,
    value: root.style.getPropertyValue(edge),
    priority: root.style.getPropertyPriority(edge),
    hadStyle: root.hasAttribute('style'),
  };
}

function settle(edge: PageEdge, {wishes, base}: Ledger): void {
  document.documentElement.style.setProperty(edge, `${base + Math.max(...wishes.values())}px`);
}

function close(edge: PageEdge, {value, priority, hadStyle}: Ledger): void {
  const {documentElement: root} = document;
  ledgers.delete(edge);
  if (value) root.style.setProperty(edge, value, priority);
  else root.style.removeProperty(edge);
  // Chromium removes only an attribute that it has written out, which it does to be read.
  if (!hadStyle && root.getAttribute('style') === '') root.removeAttribute('style');
}

function readLedgers(): Map<PageEdge, Ledger> {
  const shared: Record<symbol, Map<PageEdge, Ledger> | undefined> = globalThis;
  return (shared[Symbol.for('outcrop.room')] ??= new Map());
}
