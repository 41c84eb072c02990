import type {Block} from '../model/index.js';
import {renderAudio} from './audio/view.js';
import {renderCachePoint} from './cache-point/view.js';
import {renderCitations} from './citations/view.js';
import {renderDocument} from './document/view.js';
import {renderGuardContent} from './guard-content/view.js';
import {renderImage} from './image/view.js';
import {blockFromContent} from './index.js';
import {renderReasoning} from './reasoning/view.js';
import {renderSearchResult} from './search-result/view.js';
import {renderText} from './text/view.js';
import {renderToolResult} from './tool-result/view.js';
import {renderToolUse} from './tool-use/view.js';
import {renderUnknown} from './unknown/view.js';
import {renderVideo} from './video/view.js';
import type {BlockViewContext, DrawnBlock, NestingViewContext} from './view-context.js';

export type {BlockStrings, BlockView, BlockViewContext} from './view-context.js';

/** Draws a block of any kind; one line each. */
export function renderBlock(block: Block, context: BlockViewContext): DrawnBlock {
  switch (block.kind) {
    case 'text':
      return renderText(block, context);
    case 'reasoning':
      return renderReasoning(block, context);
    case 'tool-use':
      return renderToolUse(block, context);
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
    case 'cache-point':
      return renderCachePoint(block, context);
    case 'unknown':
      return renderUnknown(block, context);
    default:
      return block satisfies never;
  }
}

function nesting(context: BlockViewContext): NestingViewContext {
  return {...context, renderContent: (content) => renderBlock(blockFromContent(content, 0), context)};
}
