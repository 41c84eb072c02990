import type {InlineFind, InlineReader} from './parse/inline-context.js';
import type {InlineNode} from './parse/inline-node.js';
import type {BlockShape} from './parse/block.js';
import type {Opened, Opener} from './parse/open-block.js';
import type {Context} from './write/context.js';
import type {LinesView} from './write/lines-view.js';
import type {View} from './write/view.js';

export type {InlineFind, InlineReader};

/** What few texts need: tables, raw HTML, references, escapes, links, formulas, notes, images, buttons, colours. */
export interface RareParts {
  decode(text: string, context: Context): string;
  createReader(text: string, isFinal: boolean, context: Context): InlineReader | undefined;
  openBlock<Any>(parser: Opener<Any>, context: Context): Opened;
  /** The table that a row opens below the line of its header. */
  readTable(header: string, row: string): BlockShape | undefined;
  /** Whether the begin of a line may still become such a block. */
  mayBecomeBlock(start: string): boolean;
  createView(shape: BlockShape, context: Context): View | undefined;
  createNode(node: InlineNode, context: Context): Node;
  setLink(element: HTMLElement, node: InlineNode): void;
  /** Gives a block of code its buttons, and its colours while it grows. */
  dressCode(view: LinesView, context: Context): void;
  /** Nothing follows: puts the footnotes in order, and says if the text was too long. */
  end(context: Context): void;
  handleCopy(root: HTMLElement, event: ClipboardEvent): void;
}

/** The rare parts once they are there. */
export let rare: RareParts | undefined;
let loading: Promise<void> | undefined;
let tellArrival: () => void;
/** Resolves when they have come for the first time. */
export const rareArrived = new Promise<void>((resolve) => {
  tellArrival = resolve;
});

const importRare = () => import('./rare/index.js');

/** Fetches them, once. Without them a text is shown plainer, and the next one asks again. */
export function loadRare(load: () => Promise<{readonly rare: RareParts}> = importRare): Promise<void> {
  loading ??= load().then(
    (module) => {
      rare = module.rare;
      tellArrival();
    },
    () => {
      loading = undefined;
    },
  );
  return loading;
}

/** Does something with them as soon as they are there. */
export function withRare(work: (parts: RareParts) => void): Promise<void> | undefined {
  if (!rare) return loadRare().then(() => rare && work(rare));
  work(rare);
  return undefined;
}
