import type {TemplateResult} from 'lit';
import type {Block} from '../model/index.js';
import type {BlockViewContext} from './view-context.js';
import {renderCitations} from './citations/view.js';
import {renderImage} from './image/view.js';
import {renderReasoning} from './reasoning/view.js';
import {renderText} from './text/view.js';
import {renderToolResult} from './tool-result/view.js';
import {renderToolUse} from './tool-use/view.js';
import {renderUnknown} from './unknown/view.js';

export type {BlockStrings, BlockView, BlockViewContext} from './view-context.js';

/** Draws a block of any kind; one line each. */
export function renderBlock(block: Block, context: BlockViewContext): TemplateResult {
  switch (block.kind) {
    case 'text':
      return renderText(block, context);
    case 'reasoning':
      return renderReasoning(block, context);
    case 'tool-use':
      return renderToolUse(block, context);
    case 'tool-result':
      return renderToolResult(block, context);
    case 'image':
      return renderImage(block, context);
    case 'citations':
      return renderCitations(block, context);
    case 'unknown':
      return renderUnknown(block, context);
    default:
      return block satisfies never;
  }
}
