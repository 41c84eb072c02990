import type {MarkdownStrings} from '../options.js';
import type {Context} from '../write/context.js';

/** What the writer says when nobody sets other words. */
export const defaultStrings: MarkdownStrings = {
  code: 'Code',
  copyCode: 'Copy code',
  copied: 'Copied',
  wrapLines: 'Wrap lines',
  copyTable: 'Copy table',
  downloadTable: 'Download as CSV',
  image: 'Image',
  task: 'Task',
  footnotes: 'Footnotes',
  footnote: 'Footnote',
  backToText: 'Back to the text',
  tooLong: 'The text is too long: the rest is not shown.',
};

/** The words for one text. */
export function stringsOf({options}: Context): MarkdownStrings {
  return {...defaultStrings, ...options.strings};
}
