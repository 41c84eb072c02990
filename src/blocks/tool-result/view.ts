import {html} from 'lit';
import type {ToolResultBlock} from '../../model/index.js';
import type {BlockView} from '../view-context.js';
import {prettyJson} from '../view-json.js';

/** What a tool answered, folded away. */
export const renderToolResult: BlockView<ToolResultBlock> = (block, {strings}) => {
  const hasFailed = block.status === 'error';
  return html`
    <details part="block block-tool-result" class=${hasFailed ? 'card has-failed' : 'card'}>
      <summary>${hasFailed ? strings.toolFailed : strings.toolResult}</summary>
      <pre tabindex="0" role="group" aria-label=${strings.toolResult}>${block.content.map(show).join('\n')}</pre>
    </details>
  `;
};

function show(piece: unknown): string {
  if (typeof piece !== 'object' || piece === null) return prettyJson(piece);
  if ('text' in piece && typeof piece.text === 'string') return piece.text;
  return prettyJson('json' in piece ? piece.json : piece);
}
