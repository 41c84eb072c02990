import type {Block} from '../model/index.js';
import {renderAudio} from './audio/view.js';
import {renderCitations} from './citations/view.js';
import {renderDocument} from './document/view.js';
import {renderGuardContent} from './guard-content/view.js';
import {renderImage} from './image/view.js';
import {blockFromContent} from './index.js';
import {renderSearchResult} from './search-result/view.js';
import {renderToolResult} from './tool-result/view.js';
import {renderToolUse} from './tool-use/view.js';
import {renderUnknown} from './unknown/view.js';
import {renderVideo} from './video/view.js';
import type {BlockViewContext, DrawnBlock, NestingViewContext, ToolState} from './view-context.js';
import {renderPlainBlock} from './views.js';

export {renderToolResult} from './tool-result/view.js';
export {nameCall, renderToolUse} from './tool-use/view.js';
export type {ToolState} from './view-context.js';

/** Draws a block of any kind; one line each. */
export function renderBlock(block: Block, context: BlockViewContext): DrawnBlock {
  switch (block.kind) {
    case 'text':
    case 'reasoning':
    case 'cache-point':
      return renderPlainBlock(block, context);
    case 'tool-use':
      return renderToolUse(block, {...context, state: stateAtSight(block)});
    case 'tool-result':
      return renderToolResult(block, nesting(context));
    case 'image':
      return renderImage(block, context);
    case 'citations':
      return renderCitations(block, context);
    case 'document':
      return renderDocument(block, context);
    case 'audio':
      return renderAudio(block, context);
    case 'video':
      return renderVideo(block, context);
    case 'guard-content':
      return renderGuardContent(block, nesting(context));
    case 'search-result':
      return renderSearchResult(block, context);
    case 'unknown':
      return renderUnknown(block, context);
    default:
      return block satisfies never;
  }
}

/** What a view gets whose block holds pieces of other kinds. */
export function nesting(context: BlockViewContext): NestingViewContext {
  return {...context, renderContent: (content) => renderBlock(blockFromContent(content, 0), context)};
}

/** How far a call has come of which nothing is known but its block. */
function stateAtSight({isDone}: {readonly isDone: boolean}): ToolState {
  return isDone ? 'unanswered' : 'writing';
}
