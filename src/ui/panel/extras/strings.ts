/** Why nothing is dictated. */
export type DictationTrouble = 'denied' | 'microphone' | 'silent' | 'network' | 'language' | 'failed';

/** The texts of what the composer can do besides taking words, and of the search in a conversation. */
export interface ExtraStrings {
  /** Name of the list of questions that the page suggests. */
  readonly suggestions: string;
  /** Name of the list of models that a visitor can choose from. */
  readonly chooseModel: string;
  /** Name of the list of commands. */
  readonly commands: string;
  /** Spoken when that list opens, and when it changes. */
  readonly commandsFound: (count: number) => string;
  readonly commandFailed: (name: string) => string;
  /** Name of the button for the microphone. */
  readonly dictate: string;
  readonly dictationTroubles: Readonly<Record<DictationTrouble, string>>;
  /** The button that opens the search, and the name of its field. */
  readonly searchHere: string;
  readonly matchOf: (number: number, count: number) => string;
  readonly noMatch: string;
  readonly previousMatch: string;
  readonly nextMatch: string;
  readonly closeSearch: string;
}

/** The texts in English. */
export const englishExtras: ExtraStrings = {
  suggestions: 'Suggested questions',
  chooseModel: 'Model that answers',
  commands: 'Commands',
  commandsFound: (count) => (count === 1 ? '1 command' : `${count} commands`),
  commandFailed: (name) => `The command /${name} did not work.`,
  dictate: 'Dictate',
  dictationTroubles: {
    denied: 'The microphone may not be used here. Allow it in the browser, or type.',
    microphone: 'No microphone was found.',
    silent: 'Nothing was heard.',
    network: 'The connection that recognises speech is missing.',
    language: 'This browser does not recognise this language.',
    failed: 'Dictation does not work right now.',
  },
  searchHere: 'Search in this conversation',
  matchOf: (number, count) => `${number} of ${count}`,
  noMatch: 'Not found',
  previousMatch: 'Previous match',
  nextMatch: 'Next match',
  closeSearch: 'Close the search',
};
