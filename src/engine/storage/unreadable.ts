import type {StoredBlock, ToolResultBlock} from '../../model/index.js';
import {isStoredBlock} from './guards.js';
import type {Note} from './pack.js';

/** What a model reads in place of a piece of a tool's answer. */
const leftOut = {text: '[left out: it could not be read from storage]'};

/**
 * What takes the place of a block that is damaged, or whose bytes are gone. A tool's answer stays one, since its call
 * needs it; anything else says nothing to the model any more.
 */
export function replaceUnreadable(stored: unknown, index: number, lost: readonly Note['path'][]): StoredBlock {
  if (isStoredBlock(stored)) {
    const {block} = stored;
    if (block.kind === 'tool-result') return {block: withoutLost(block, lost)};
    return {block: {kind: 'unknown', index: block.index, isDone: true, events: []}};
  }
  return {block: {kind: 'unknown', index, isDone: true, events: []}};
}

/** The paths of lost bytes begin with `block`, `content` and the number of the piece. */
function withoutLost(block: ToolResultBlock, lost: readonly Note['path'][]): ToolResultBlock {
  const pieces = new Set(lost.filter(([, member]) => member === 'content').map(([, , at]) => at));
  return {...block, content: block.content.map((piece, at) => (pieces.has(at) ? leftOut : piece))};
}
