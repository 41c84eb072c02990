import type {nothing, TemplateResult} from 'lit';
import type {Block, ContentBlock} from '../model/index.js';

/** The texts that views of blocks show. */
export interface BlockStrings {
  /** Title of thoughts that still grow. */
  readonly thinking: string;
  /** Title of finished thoughts. */
  readonly thought: string;
  /** In place of thoughts that come as bytes. */
  readonly hiddenThought: string;
  readonly toolCall: (name: string) => string;
  /** What the tools of the service do, by their names. */
  readonly serviceTools: Readonly<Record<string, string>>;
  readonly toolArguments: string;
  readonly toolResult: string;
  readonly toolFailed: string;
  /** What a picture is called that nobody has described. */
  readonly image: string;
  readonly imageMissing: string;
  readonly audio: string;
  readonly video: string;
  /** In place of sound or moving pictures. */
  readonly recordingMissing: string;
  /** Name of a document without one. */
  readonly document: string;
  readonly searchResult: string;
  readonly sources: string;
  /** Name of a source without a title. */
  readonly source: (number: number) => string;
  readonly pages: (first: number, last: number) => string;
  /** Which parts of a document, where it has no pages. */
  readonly sections: (first: number, last: number) => string;
  readonly unknownBlock: string;
}

/** What a block looks like. */
export type DrawnBlock = TemplateResult | typeof nothing;

/** What views get besides their block. */
export interface BlockViewContext {
  readonly strings: BlockStrings;
}

/** What views get whose blocks hold pieces of other kinds. */
export interface NestingViewContext extends BlockViewContext {
  /** Draws a piece of content. */
  readonly renderContent: (content: ContentBlock) => DrawnBlock;
}

/** Draws one kind of block. */
export type BlockView<B extends Block, C extends BlockViewContext = BlockViewContext> = (
  block: B,
  context: C,
) => DrawnBlock;
