import type {Block, BlockSink} from './block.js';
import {readDefinition} from './definition.js';

/** Text that a list item's box may grow from. */
const unfinishedBox = /^\[(?:[ \txX](?:\][ \t\n]*)?)?$/;
const box = /^\[[ \txX]\][ \t\n]+(?=\S)/;

/** Puts text at the end of an open paragraph: a new line, or more of the line that it has. */
export function growParagraph<View>(paragraph: Block<View>, text: string, isNewLine: boolean): void {
  if (!isNewLine) {
    paragraph.pending += text;
    paragraph.line += text;
    return;
  }
  const isFirst = paragraph.length === 0;
  paragraph.pending += isFirst ? text : `\n${text}`;
  paragraph.line = text;
  paragraph.isHeader = text.startsWith('|');
  if (isFirst) paragraph.isDefining = text.startsWith('[');
}

/** Takes what may be shown of an open paragraph: not what may be definitions, a box, or the header of a table. */
export function releaseText<View>(paragraph: Block<View>, sink: BlockSink<View>, isFinal: boolean): string {
  if (paragraph.isDefining) {
    if (!takeBox(paragraph, sink, isFinal)) return '';
    takeDefinitions(paragraph, sink, isFinal);
    if (paragraph.isDefining) return '';
  }
  const {pending} = paragraph;
  if (isFinal || !paragraph.isHeader) {
    paragraph.pending = '';
    paragraph.shown += pending.length;
    return pending;
  }
  const cut = Math.max(0, pending.length - paragraph.line.length - 1);
  paragraph.pending = pending.slice(cut);
  paragraph.shown += cut;
  return pending.slice(0, cut);
}

/**
 * Takes the link definitions off the begin of an open paragraph. They are in its text until then, and nothing of the
 * text is shown while it may still be one.
 */
export function takeDefinitions<View>(paragraph: Block<View>, sink: BlockSink<View>, isFinal: boolean): void {
  while (paragraph.isDefining) {
    const found = readDefinition(paragraph.pending, isFinal);
    if (found === 'unfinished') return;
    if (!found) {
      paragraph.isDefining = false;
      return;
    }
    sink.define(found.label, found);
    cutBegin(paragraph, found.end);
    paragraph.isDefining = paragraph.pending.startsWith('[');
  }
}

/** Finds the box of a list item at the begin of its first paragraph; `false` while more text decides. */
function takeBox<View>(paragraph: Block<View>, sink: BlockSink<View>, isFinal: boolean): boolean {
  const view = paragraph.parent?.view;
  if (!paragraph.mayHaveBox || view === undefined) return true;
  if (!isFinal && unfinishedBox.test(paragraph.pending)) return false;
  paragraph.mayHaveBox = false;
  const found = box.exec(paragraph.pending);
  if (!found) return true;
  sink.task(view, /x/i.test(found[0]));
  cutBegin(paragraph, found[0].length);
  paragraph.isDefining = false;
  return true;
}

function cutBegin<View>(paragraph: Block<View>, length: number): void {
  const text = paragraph.pending.slice(length);
  if (paragraph.line.length > text.length) paragraph.line = text;
  paragraph.pending = text;
}
