import {englishExtras} from './panel/extras/strings.js';
import type {RichStrings} from './rich-strings.js';
import type {Strings} from './strings.js';

export type {RichStrings};

/** All texts. */
export type AllStrings = Strings & RichStrings;

/** The texts in English. */
export const englishRich: RichStrings = {
  toolCall: (name) => `Uses ${name}`,
  serviceTools: {nova_grounding: 'Searches the web', nova_code_interpreter: 'Runs a program'},
  toolArguments: 'Arguments',
  changedArguments: 'Arguments, as you changed them',
  toolResult: 'Result',
  toolFailed: 'This step failed',
  toolStates: {
    writing: 'Being prepared …',
    waiting: 'Waits for you',
    running: 'Running …',
    done: 'Done',
    failed: 'Failed',
    denied: 'Not allowed',
    unanswered: 'Did not run',
  },
  image: 'Picture',
  imageMissing: 'This picture cannot be shown.',
  audio: 'Sound',
  video: 'Video',
  recordingMissing: 'This recording cannot be played here.',
  document: 'Document',
  searchResult: 'Search result',
  sources: 'Sources',
  backToText: 'Back to the text',
  source: (number) => `Source ${number}`,
  pages: (first, last) => (first === last ? `page ${first}` : `pages ${first}–${last}`),
  sections: (first, last) => (first === last ? `part ${first}` : `parts ${first}–${last}`),
  unknownBlock: 'This part of the answer cannot be shown here.',

  allow: 'Allow',
  deny: 'Deny',
  denyWithReason: 'Deny with a reason',
  reason: 'Reason',
  changeArguments: 'Change arguments',
  argumentsAsJson: 'Arguments, as JSON',
  noJson: 'This is no valid JSON.',
  alwaysAllow: 'Always allow this during this visit',
  asksForLeave: (name) => `${name}: waits for your approval.`,

  toNewest: 'To the newest message',
  newAnswers: (count) => (count === 1 ? '1 new answer' : `${count} new answers`),
  earlier: 'Show earlier messages',

  actions: 'What to do with this message',
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'It could not be copied.',
  regenerate: 'Answer again',
  edit: 'Change the question',
  cancel: 'Cancel',
  version: (number, count) => `Version ${number} of ${count}`,
  previousVersion: 'Version before',
  nextVersion: 'Version after',
  goodAnswer: 'Good answer',
  badAnswer: 'Bad answer',
  comment: 'Why? You need not say.',
  thanks: 'Thank you.',
  tokens: (read, written) => `${read} tokens read, ${written} written`,
  cost: (amount) => `costs ${amount}`,

  queue: 'Your next questions',
  takeBack: 'Take back',
  policies: {
    topic: 'A topic that is not talked about here',
    content: 'Harmful content',
    word: 'Words that are not used here',
    personal: 'Personal data',
    grounding: 'No support in the sources',
  },
  historyTroubles: {
    unavailable: 'This browser keeps nothing here: the conversation ends with this page.',
    full: 'There is no room left on this device, so the conversation is no longer kept.',
    broken: 'What was kept of earlier conversations cannot be read.',
    newer: 'A newer version of this chat is open in another tab: reload this page to keep what you write.',
  },
  resize: 'Change the size',
  understood: 'All right',
  contextSent: 'The assistant is told about this page.',
  contextLeftOut: 'The assistant is not told about this page.',
  leaveOutContext: 'Leave it out',
  sendContext: 'Tell it',

  conversations: 'Conversations',
  newChat: 'New chat',
  searchConversations: 'Search',
  noneFound: 'No conversation has these words.',
  noneKept: 'No conversations are kept yet.',
  untitled: 'Untitled',
  rename: 'Rename',
  title: 'Title',
  save: 'Save',
  remove: 'Delete',
  removeSure: 'Delete this conversation for good?',
  removed: 'The conversation is deleted.',
  saveAsText: 'Save as text',
  saveAsJson: 'Save as JSON',
  fileName: 'conversation',
  wipe: 'Delete my data',
  wipeSure: 'Delete everything that is kept of you here, for good?',
  wiped: 'Everything is deleted.',

  attach: 'Attach files',
  chooseFiles: 'Choose files',
  takePhoto: 'Take a photo',
  dropHere: 'Drop files here',
  attachments: 'Attached files',
  attached: (names) => `Attached: ${names}`,
  readingFile: 'Reading …',
  sentOnceRead: 'The message goes out as soon as the files are read.',
  removeFile: (name) => `Remove ${name}`,
  fileRemoved: (name) => `${name} is removed.`,
  foldersNotTaken: 'Folders cannot be attached, only files.',
  attachFailed: 'Files cannot be attached right now. Try again.',
  refusals: {
    empty: (name) => `“${name}” is empty.`,
    unreadable: (name) => `“${name}” cannot be read. It may be damaged.`,
    encrypted: (name) => `“${name}” is protected by a password. Save it without one and try again.`,
    unsupported: (name) =>
      `“${name}” is of a kind that the assistant cannot read. Pictures, PDF, Word, Excel and text files work.`,
    convert: (name) => `The picture “${name}” cannot be used in this format. Save it as JPEG or PNG and try again.`,
    'too-large': (name) => `“${name}” is too large.`,
    'too-many': (name) => `There is no room left for “${name}”.`,
    'not-for-model': (name) => `“${name}” cannot be used: this assistant takes no files of this kind.`,
  },
  largestFile: (size) => `At most ${size} can be sent.`,
  mostFiles: (count) => `The limit for files of this kind is ${count}.`,
  moreRefusals: (count) => `And ${count} more.`,

  codeLines: (count) => (count === 1 ? '1 line of code.' : `${count} lines of code.`),

  ...englishExtras,
};

const known = new WeakMap<Strings, AllStrings>();

/** All texts, in the language of those that are given. */
export function allStrings(strings: Strings): AllStrings {
  const all = known.get(strings) ?? {...englishRich, ...strings};
  known.set(strings, all);
  return all;
}
