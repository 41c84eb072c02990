import type {Block} from '../model/index.js';
import {renderCachePoint} from './cache-point/view.js';
import {renderReasoning} from './reasoning/view.js';
import {renderText} from './text/view.js';
import type {DrawnBlock, PlainViewContext} from './view-context.js';

export type {BlockView, PlainBlockStrings, RichBlockStrings, ToolState} from './view-context.js';

/** What a plain answer consists of. The views of everything else are fetched with the first such block. */
export type PlainBlock = Extract<Block, {kind: 'text' | 'reasoning' | 'cache-point'}>;

/** True for a block that `renderPlainBlock` draws. */
export function isPlain(block: Block): block is PlainBlock {
  return block.kind === 'text' || block.kind === 'reasoning' || block.kind === 'cache-point';
}

/** Draws a block of a plain answer. */
export function renderPlainBlock(block: PlainBlock, context: PlainViewContext): DrawnBlock {
  if (block.kind === 'text') return renderText(block, context);
  return block.kind === 'reasoning' ? renderReasoning(block, context) : renderCachePoint(block, context);
}
