import type {ChatErrorCode} from '../model/index.js';
import type {RichStrings} from '../ui/strings-rich.js';
import type {PlainStrings, Strings} from '../ui/strings.js';

/** Every text of the panel, in one language. */
export interface Locale extends PlainStrings, RichStrings {
  readonly markdown: Omit<Required<NonNullable<Strings['markdown']>>, 'backToText'>;
  /** What visitors read of each failure. Of `config` only the page's developer reads, in English. */
  readonly errors: Readonly<Record<Exclude<ChatErrorCode, 'config'>, string>>;
}
