import type {LinkTarget} from './block.js';

/** What inline content needs to know of the rest of the text. */
export interface InlineContext {
  /** What a label leads to. One that leads nowhere yet is remembered: its definition may come. */
  findLink(label: string): LinkTarget | undefined;
  /** A footnote's label: defined, may still be defined, or never was. */
  findFootnote(label: string): 'defined' | 'awaited' | 'missing';
  /** A character reference has a name that only the full table knows. */
  missEntity(): void;
  readonly hasMath: boolean;
  /** Addresses without markup are links. */
  readonly hasAddresses: boolean;
  /** Raw HTML is passed on; otherwise it is words, but for line breaks in the cells of tables. */
  readonly keepsHtml: boolean;
  readonly isCell: boolean;
  readonly deepest: number;
}
