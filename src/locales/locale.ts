import type {ChatErrorCode} from '../model/index.js';
import type {RichStrings} from '../ui/strings-rich.js';
import type {PlainStrings} from '../ui/strings.js';

/** Every text of the panel, in one language. */
export interface Locale extends PlainStrings, RichStrings {
  /** What visitors read of each failure. Of `config` only the page's developer reads, in English. */
  readonly errors: Readonly<Record<Exclude<ChatErrorCode, 'config'>, string>>;
}
