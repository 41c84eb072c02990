import type {Block, BlockSink} from './block.js';
import {readDefinition} from './definition.js';

/** Text that a list item's box may grow from. */
const unfinishedBox = /^\[(?:[ \txX](?:\][ \t\n]*)?)?$/;
const box = /^\[([ \txX])\][ \t\n]+(?=\S)/;

/** Puts text at the end of an open paragraph: a new line, or more of the line that it has. */
export function growParagraph<View>(paragraph: Block<View>, text: string, isNewLine: boolean): void {
  if (!isNewLine) {
    paragraph.text += text;
    paragraph.pending += text;
    return;
  }
  const isFirst = paragraph.text === '';
  const separated = isFirst ? text : `\n${text}`;
  paragraph.lineStart = paragraph.text.length + separated.length - text.length;
  paragraph.isHeader = text.startsWith('|');
  paragraph.text += separated;
  paragraph.pending += separated;
  if (isFirst && text.startsWith('[')) paragraph.isDefining = true;
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
  const cut = Math.max(0, paragraph.lineStart - 1 - paragraph.shown);
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
    const found = readDefinition(paragraph.text, isFinal);
    if (found === 'unfinished') return;
    if (found === 'none') {
      paragraph.isDefining = false;
      return;
    }
    sink.define(found.label, found);
    cutBegin(paragraph, found.end);
    paragraph.isDefining = paragraph.text.startsWith('[');
  }
}

/** Finds the box of a list item at the begin of its first paragraph; `false` while more text decides. */
function takeBox<View>(paragraph: Block<View>, sink: BlockSink<View>, isFinal: boolean): boolean {
  const item = paragraph.parent;
  if (item?.kind !== 'item' || item.hadBox || item.view === undefined) return true;
  if (!isFinal && unfinishedBox.test(paragraph.text)) return false;
  item.hadBox = true;
  const found = box.exec(paragraph.text);
  if (!found) return true;
  sink.task(item.view, found[1] === 'x' || found[1] === 'X');
  cutBegin(paragraph, found[0].length);
  paragraph.isDefining = false;
  return true;
}

function cutBegin<View>(paragraph: Block<View>, length: number): void {
  const text = paragraph.text.slice(length);
  paragraph.lineStart = Math.max(0, paragraph.lineStart - length);
  paragraph.text = text;
  paragraph.pending = text;
}
