import type {RichStrings} from '../ui/strings-rich.js';
import type {PlainStrings} from '../ui/strings.js';

/** Every text of the panel, in one language. */
export type Locale = PlainStrings & RichStrings;
