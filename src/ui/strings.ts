import type {PlainBlockStrings} from '../blocks/views.js';
import type {MarkdownStrings} from '../markdown/options.js';
import type {ChatErrorCode} from '../model/index.js';
import type {RichStrings} from './strings-rich.js';

/** Every text that a visitor can read or hear, once a language has come with all of them. */
export interface Strings extends PlainStrings, Partial<RichStrings> {
  readonly errors?: ErrorSentences;
  /** What stands beside the words of answers: buttons for code and tables. In English they know themselves. */
  readonly markdown?: Partial<MarkdownStrings>;
}

/** What visitors read instead of an error's own English message, by its code. An empty text shows that message. */
export type ErrorSentences = Readonly<Partial<Record<ChatErrorCode, string>>>;

/** The texts of a plain conversation. */
export interface PlainStrings extends PlainBlockStrings {
  /** The language of the texts, as in a `lang` attribute. */
  readonly lang: string;
  readonly greeting: string;
  readonly placeholder: string;
  /** Name of the transcript. */
  readonly transcript: string;
  /** Name of a message of the visitor. */
  readonly you: string;
  /** Name of an answer. */
  readonly answer: string;
  /** Name of the text field. */
  readonly message: string;
  readonly send: string;
  readonly stop: string;
  readonly tryAgain: string;
  /** The button that lets a broken answer go on. */
  readonly goOn: string;
  /** The link to people, shown with what went wrong. */
  readonly contact: string;
  /** What the model is told then, in the visitor's name. */
  readonly pleaseGoOn: string;
  /** Says that a machine answers, and that it errs. */
  readonly aiNotice: string;

  /** Spoken when an answer begins. */
  readonly answering: string;
  /** Spoken after a whole answer. */
  readonly done: string;
  /** Shown while a request waits for its next try. */
  readonly waiting: string;
  readonly waitingFor: (seconds: number) => string;
  /** Shown while a request waits for the network. */
  readonly offline: string;
  /** Name of the button that leads to all conversations. */
  readonly menu: string;

  readonly stopped: string;
  readonly interrupted: string;
  readonly failed: string;
  /** The answer ended because of `max-tokens`. */
  readonly cutShort: string;
  /** A guardrail or a filter stepped in. */
  readonly filtered: string;
}

/** The texts in English. */
export const english: Strings = {
  lang: 'en',
  greeting: 'How can I help?',
  placeholder: 'Type your question',
  transcript: 'Conversation',
  you: 'You',
  answer: 'Answer',
  message: 'Your message',
  send: 'Send',
  stop: 'Stop answering',
  tryAgain: 'Try again',
  goOn: 'Continue',
  contact: 'Contact us',
  pleaseGoOn: 'Please go on exactly where you stopped.',
  aiNotice: 'Answers come from an AI model and can be wrong.',

  answering: 'Answering …',
  done: 'Done.',
  waiting: 'The service is busy. Trying again in a moment …',
  waitingFor: (seconds) => `The service is busy. Trying again in ${seconds} s …`,
  offline: 'You are offline. Your question goes out once you are connected.',
  menu: 'All conversations',

  stopped: 'You stopped this answer.',
  interrupted: 'This answer broke off early.',
  failed: 'No answer came.',
  cutShort: 'This answer reached its greatest length and ends here.',
  filtered: 'Part of this answer was withheld.',

  thinking: 'Thinking …',
  thought: 'Thoughts',
  thoughtFor: (seconds) => `Thought for ${seconds} s`,
  hiddenThought: 'Thoughts that only the model can read.',
};
