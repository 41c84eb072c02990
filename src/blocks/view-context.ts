import type {nothing, TemplateResult} from 'lit/html.js';
import type {Block, ContentBlock, ToolCall, ToolCallStatus} from '../model/index.js';

/** The texts of what a plain answer consists of. */
export interface PlainBlockStrings {
  /** Title of thoughts that still grow. */
  readonly thinking: string;
  /** Title of finished thoughts that nobody has measured. */
  readonly thought: string;
  /** Title of finished thoughts. */
  readonly thoughtFor: (seconds: number) => string;
  /** In place of thoughts that come as bytes. */
  readonly hiddenThought: string;
}

/** The texts of all the other blocks. */
export interface RichBlockStrings {
  readonly toolCall: (name: string) => string;
  /** What the tools of the service do, by their names. */
  readonly serviceTools: Readonly<Record<string, string>>;
  readonly toolArguments: string;
  /** Title of arguments that the visitor has changed. */
  readonly changedArguments: string;
  readonly toolResult: string;
  /** Title of what a tool answered that failed. */
  readonly toolFailed: string;
  /** How far a call has come. */
  readonly toolStates: Readonly<Record<ToolState, string>>;
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
  /** Name of the button that leads from a source, or a note, back to the words. */
  readonly backToText: string;
  readonly pages: (first: number, last: number) => string;
  /** Which parts of a document, where it has no pages. */
  readonly sections: (first: number, last: number) => string;
  readonly unknownBlock: string;
}

/** The texts that views of blocks show. */
export interface BlockStrings extends PlainBlockStrings, RichBlockStrings {}

/** `writing`: the model still writes the arguments; `unanswered`: its turn ended before it ran. */
export type ToolState = ToolCallStatus | 'writing' | 'unanswered';

/** What a block looks like. */
export type DrawnBlock = TemplateResult | typeof nothing;

/** What views of plain answers get besides their block. */
export interface PlainViewContext {
  readonly strings: PlainBlockStrings;
  /** Draws words in a richer way than as plain paragraphs, such as markdown. */
  readonly renderWords?: ((text: string, isDone: boolean) => unknown) | undefined;
}

/** What views get besides their block. */
export interface BlockViewContext {
  readonly strings: BlockStrings;
}

/** What is known of a call of a tool besides its block. */
export interface ToolViewContext extends BlockViewContext {
  readonly state: ToolState;
  /** What a visitor reads in place of the tool's name. */
  readonly title?: string | undefined;
  /** The call, while its turn lasts. */
  readonly call?: ToolCall | undefined;
  /** What it came to, drawn. */
  readonly result?: DrawnBlock | undefined;
  /** What a page shows in place of arguments and result. */
  readonly own?: unknown;
  /** Where the visitor decides. */
  readonly decision?: unknown;
}

/** What views get whose blocks hold pieces of other kinds. */
export interface NestingViewContext extends BlockViewContext {
  /** Draws a piece of content. */
  readonly renderContent: (content: ContentBlock) => DrawnBlock;
}

/** Draws one kind of block. */
export type BlockView<B extends Block, C extends PlainViewContext = BlockViewContext> = (
  block: B,
  context: C,
) => DrawnBlock;
