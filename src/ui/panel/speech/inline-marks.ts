const tableRow = /^\s*\|(.+)\|\s*$/;
const link = /!?\[([^[\]\n]*)\]\([^()\s]*(?:\s+"[^"\n]*")?\)/g;
const footnote = /\[\^[^[\]\n]+\]:?/g;
const emphasis = /(?<![\w\\])(?:[*_]+|~~)(?=\S)|(?<=[^\s\\])(?:[*_]+|~~)(?!\w)|`+/g;
const escaped = /\\([!-/:-@[-`{-~])/g;

/** The cells of a line that is a row of a table. */
export function readCells(line: string): readonly string[] | undefined {
  return tableRow.exec(line)?.[1]?.split('|');
}

/** Words without the marks that stand among them in markdown: of links the label, of notes nothing. */
export function withoutInlineMarks(words: string): string {
  return words.replaceAll(link, '$1').replaceAll(footnote, '').replaceAll(emphasis, '').replaceAll(escaped, '$1');
}
