import type {TemplateResult} from 'lit';
import type {Block} from '../model/index.js';

/** The texts that views of blocks show. */
export interface BlockStrings {
  /** Title of thoughts that still grow. */
  readonly thinking: string;
  /** Title of finished thoughts. */
  readonly thought: string;
  /** In place of thoughts that come as bytes. */
  readonly hiddenThought: string;
  readonly toolCall: (name: string) => string;
  readonly toolArguments: string;
  readonly toolResult: string;
  readonly toolFailed: string;
  /** What a picture is called that nobody has described. */
  readonly image: string;
  readonly imageMissing: string;
  readonly sources: string;
  /** Name of a source without a title. */
  readonly source: (number: number) => string;
  readonly unknownBlock: string;
}

/** What views get besides their block. */
export interface BlockViewContext {
  readonly strings: BlockStrings;
}

/** Draws one kind of block. */
export type BlockView<B extends Block> = (block: B, context: BlockViewContext) => TemplateResult;
