import type {BlockStrings} from '../blocks/views.js';

/** Every text of the panel's contents that a visitor can read or hear. */
export interface Strings extends BlockStrings {
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
  pleaseGoOn: 'Please go on exactly where you stopped.',
  aiNotice: 'Answers come from an AI model and can be wrong.',

  answering: 'Answering …',
  done: 'Done.',
  waiting: 'The service is busy. Trying again in a moment …',

  stopped: 'You stopped this answer.',
  interrupted: 'This answer broke off early.',
  failed: 'No answer came.',
  cutShort: 'This answer reached its greatest length and ends here.',
  filtered: 'Part of this answer was withheld.',

  thinking: 'Thinking …',
  thought: 'Thoughts',
  hiddenThought: 'Thoughts that only the model can read.',
  toolCall: (name) => `Uses ${name}`,
  serviceTools: {nova_grounding: 'Searches the web', nova_code_interpreter: 'Runs a program'},
  toolArguments: 'Arguments',
  toolResult: 'Result',
  toolFailed: 'This step failed',
  image: 'Picture',
  imageMissing: 'This picture cannot be shown.',
  audio: 'Sound',
  video: 'Video',
  recordingMissing: 'This recording cannot be played here.',
  document: 'Document',
  searchResult: 'Search result',
  sources: 'Sources',
  source: (number) => `Source ${number}`,
  pages: (first, last) => (first === last ? `page ${first}` : `pages ${first}–${last}`),
  sections: (first, last) => (first === last ? `part ${first}` : `parts ${first}–${last}`),
  unknownBlock: 'This part of the answer cannot be shown here.',
};
