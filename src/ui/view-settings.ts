import type {TemplateResult} from 'lit';
import type {ToolState} from '../blocks/views.js';
import type {ContentBlock, Message, ToolCall} from '../model/index.js';
import type {ToolUse} from './events-rich.js';
import type {LauncherStrings} from './launcher-strings.js';
import type {RichStrings} from './strings-rich.js';
import type {PlainStrings, Strings} from './strings.js';

/** What a page says about the looks of its chat. */
export interface ViewSettings {
  placeholder?: string | undefined;
  greeting?: string | undefined;
  teaser?: string | undefined;
  side?: 'cover' | 'push' | undefined;
  follow?: 'bottom' | 'question' | 'off' | undefined;
  withoutReasoning?: boolean | undefined;
  withoutNotice?: boolean | undefined;
  withoutFeedback?: boolean | undefined;
  withoutAttachments?: boolean | undefined;
  showUsage?: boolean | undefined;
  dictation?: boolean | undefined;
  contact?: string | undefined;
  suggestions?: readonly string[] | undefined;
  models?: readonly ModelChoice[] | undefined;
  commands?: readonly Command[] | undefined;
  people?: People | undefined;
  strings?: OwnStrings | undefined;
  renderTool?: ToolRenderer | undefined;
}

/** A model that a visitor can choose. */
export interface ModelChoice {
  /** What `model-id` takes. */
  readonly id: string;
  /** What the visitor reads. */
  readonly label: string;
}

/** Who takes part in the conversation, as a visitor sees them. */
export interface People {
  readonly assistant?: Person;
  /** The visitor. */
  readonly user?: Person;
}

/** A name and a picture. */
export interface Person {
  /** Also what screen readers say, in place of “Answer” and “You”. */
  readonly name?: string;
  /** Address of a picture: over https, of the page's own origin, or a `data:` address. */
  readonly avatar?: string;
}

/** What a visitor can call by a slash at the begin of the text field; it has a `prompt` or a `run`. */
export interface Command {
  /** What follows the slash: no white space. */
  readonly name: string;
  /** What the visitor reads beside it. */
  readonly description?: string;
  /** Says what is to follow the name; then choosing the command waits for it. */
  readonly argument?: string;
  /** A text that is put into the text field. */
  readonly prompt?: string;
  /** Does something; what it throws is told as an error. */
  readonly run?: (context: CommandContext) => unknown;
}

/** What a command is given. */
export interface CommandContext {
  /** What stands after its name. */
  readonly text: string;
  /** Puts a text into the text field, in place of what stands there. */
  readonly write: (text: string) => void;
  /** Asks the model; resolves with the answer. */
  readonly send: (content: string | readonly ContentBlock[]) => Promise<Message>;
}

/** Texts of a page's own; those that it leaves out stay as they are. */
export type OwnStrings = Partial<LauncherStrings & PlainStrings & RichStrings> &
  Pick<Strings, 'errors' | 'markdown'> & {
    /** Name of the button that puts the greeting beside the launcher away. */
    readonly dismiss?: string;
  };

/** Draws a call of a tool in the page's own way; nothing where the chat is to do it. */
export type ToolRenderer = (toolUse: ToolUse, call: ShownCall) => Node | TemplateResult | undefined;

/** What a page is told of a call that it draws. */
export interface ShownCall {
  readonly state: ToolState;
  readonly progress?: ToolCall['progress'];
  /** What it came to: content of Converse's `toolResult`. */
  readonly result?: readonly unknown[];
}
