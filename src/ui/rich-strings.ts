import type {RichBlockStrings} from '../blocks/views.js';
import type {RefusalCode} from '../engine/attachments/index.js';
import type {GuardrailPolicy, HistoryTrouble} from '../model/index.js';
import type {ExtraStrings} from './panel/extras/strings.js';

/** The texts of what a plain conversation can do without, and which is fetched when it is wanted. */
export interface RichStrings
  extends
    RichBlockStrings,
    ToolStrings,
    GuardrailStrings,
    ReadingStrings,
    ActionStrings,
    NoticeStrings,
    ListStrings,
    AttachmentStrings,
    SpeechStrings,
    ExtraStrings {}

/** The texts with which a visitor decides about calls of tools. */
export interface ToolStrings {
  readonly allow: string;
  readonly deny: string;
  readonly denyWithReason: string;
  /** Name of the field for that reason. */
  readonly reason: string;
  readonly changeArguments: string;
  /** Name of the field in which arguments are changed. */
  readonly argumentsAsJson: string;
  readonly noJson: string;
  readonly alwaysAllow: string;
  /** Spoken when a call begins to wait for the visitor. */
  readonly asksForLeave: (name: string) => string;
}

/** The texts that say what a guardrail held back. */
export interface GuardrailStrings {
  readonly policies: Readonly<Record<GuardrailPolicy, string>>;
}

/** The texts of the ways through a long conversation. */
export interface ReadingStrings {
  /** Name of the button that leads to the newest words. */
  readonly toNewest: string;
  readonly newAnswers: (count: number) => string;
  /** The button that shows older messages. */
  readonly earlier: string;
}

/** The texts of what can be done with messages. */
export interface ActionStrings {
  /** Name of the group of buttons. */
  readonly actions: string;
  readonly copy: string;
  readonly copied: string;
  readonly copyFailed: string;
  readonly regenerate: string;
  readonly edit: string;
  readonly cancel: string;
  readonly version: (number: number, count: number) => string;
  readonly previousVersion: string;
  readonly nextVersion: string;
  readonly goodAnswer: string;
  readonly badAnswer: string;
  /** Name of the field for what a visitor says of an answer. */
  readonly comment: string;
  readonly thanks: string;
  readonly tokens: (read: string, written: string) => string;
  readonly cost: (amount: string) => string;
}

/** The texts that say how things stand. */
export interface NoticeStrings {
  /** Name of the list of questions that wait. */
  readonly queue: string;
  readonly takeBack: string;
  readonly historyTroubles: Readonly<Record<HistoryTrouble, string>>;
  readonly understood: string;
  /** Name of the corner by which the panel is made larger. */
  readonly resize: string;
  readonly contextSent: string;
  readonly contextLeftOut: string;
  readonly leaveOutContext: string;
  readonly sendContext: string;
}

/** The texts of the list of conversations. */
export interface ListStrings {
  readonly conversations: string;
  readonly newChat: string;
  readonly searchConversations: string;
  readonly noneFound: string;
  readonly noneKept: string;
  /** Name of a conversation without a title. */
  readonly untitled: string;
  readonly rename: string;
  readonly title: string;
  readonly save: string;
  readonly remove: string;
  readonly removeSure: string;
  readonly removed: string;
  readonly saveAsText: string;
  readonly saveAsJson: string;
  /** Name of the file, without an ending. */
  readonly fileName: string;
  readonly wipe: string;
  readonly wipeSure: string;
  readonly wiped: string;
}

/** The texts of files that a visitor attaches. */
export interface AttachmentStrings {
  /** Name of the button for files. */
  readonly attach: string;
  readonly chooseFiles: string;
  readonly takePhoto: string;
  /** Shown while files are held above the panel. */
  readonly dropHere: string;
  /** Name of the list of what is attached. */
  readonly attachments: string;
  /** Spoken once files are read. */
  readonly attached: (names: string) => string;
  readonly readingFile: string;
  /** Spoken to whoever sends what is not read yet. */
  readonly sentOnceRead: string;
  /** Name of the button that takes a file away. */
  readonly removeFile: (name: string) => string;
  readonly fileRemoved: (name: string) => string;
  readonly foldersNotTaken: string;
  /** The code that reads files did not arrive. */
  readonly attachFailed: string;
  /** Why a file is not attached. */
  readonly refusals: Readonly<Record<RefusalCode, (name: string) => string>>;
  /** Added where a file is too large. */
  readonly largestFile: (size: string) => string;
  /** Added where there are too many files. */
  readonly mostFiles: (count: string) => string;
  /** In place of further sentences. */
  readonly moreRefusals: (count: string) => string;
}

/** The texts that are spoken and shown nowhere. */
export interface SpeechStrings {
  /** In place of code, which nobody wants to hear letter by letter. */
  readonly codeLines: (count: number) => string;
}
