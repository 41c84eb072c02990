import {mixedAnswer} from '../../markdown/mixed-answer.js';

const length = 100_000;

/** What is shown and parsed: paragraphs, lists, code, tables, quotes. */
export const answer = mixedAnswer(length);

/** What a page has shown before that. */
export const earlier = mixedAnswer(length / 4, 2);

/** An answer ten times as long. */
export const longAnswer = mixedAnswer(10 * length);

/** As much of one thing alone. */
export const uniform: Readonly<Record<string, string>> = {
  list: '- an item with some words in it\n'.repeat(4000).slice(0, length),
  table: `| a | b |\n| - | - |\n${'| some words | and others |\n'.repeat(4000)}`.slice(0, length),
  fence: `\`\`\`\n${'const value = compute(1, 2);\n'.repeat(4000)}`.slice(0, length),
  paragraph: 'some words and **others** of `code` that 2*3 end (or not) '.repeat(2000).slice(0, length),
};

/** In what pieces a text comes. */
export const pieces = {pieceLength: 4, piecesPerFrame: 40} as const;
