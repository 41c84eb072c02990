import type {ConversationSummary, StoredNode} from '../../model/index.js';
import {isRecord} from './migrate.js';

/** The words of a text as they are compared: without case and diacritics. */
export function readWords(text: string): readonly string[] {
  return fold(text).split(/\s+/).filter(Boolean);
}

/** The words that neither the title nor any message has; `nodes` is asked only when the title does not have all. */
export async function hasAllWords(
  words: readonly string[],
  {title}: ConversationSummary,
  readNodes: () => Promise<readonly StoredNode[]>,
): Promise<boolean> {
  const inTitle = without(words, fold(title));
  if (inTitle.length === 0) return true;
  const nodes = await readNodes();
  return (
    nodes.reduce((left, node) => (left.length > 0 ? without(left, fold(textOf(node))) : left), inTitle).length === 0
  );
}

/** What a visitor reads of a message. */
function textOf({message}: StoredNode): string {
  const texts = message.blocks.flatMap(({block}) => {
    if (block.kind === 'text') return block.text;
    if (block.kind === 'guard-content') return guardedText(block.value['text']);
    return block.kind === 'citations' ? block.spans.map(({text}) => text).join('') : [];
  });
  return texts.join('\n');
}

/** What was typed, and is shown to a guardrail. */
function guardedText(text: unknown): string {
  return isRecord(text) && typeof text['text'] === 'string' ? text['text'] : '';
}

function without(words: readonly string[], text: string): readonly string[] {
  return words.filter((word) => !text.includes(word));
}

// Capitals, because more letters become equal in them: ß is SS, and both kinds of σ are Σ.
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{Mn}/gu, '')
    .toUpperCase();
}
