import {html, nothing} from 'lit/html.js';
import type {ContentBlock, ToolResultBlock} from '../../model/index.js';
import type {BlockView, NestingViewContext} from '../view-context.js';
import {prettyJson} from '../view-json.js';
import {readMember, readText} from '../view-values.js';

/** What a tool answered, folded away: first what it said, then what it brought. */
export const renderToolResult: BlockView<ToolResultBlock, NestingViewContext> = (block, {strings, renderContent}) => {
  const hasFailed = block.status === 'error';
  const brought = block.content.filter(isContent);
  const said = block.content.filter((piece) => !isContent(piece)).map(show);
  return html`
    <details part="block block-tool-result" class=${hasFailed ? 'card has-failed' : 'card'}>
      <summary>${hasFailed ? strings.toolFailed : strings.toolResult}</summary>
      ${
        said.length === 0
          ? nothing
          : html`<pre tabindex="0" role="group" aria-label=${strings.toolResult}>${said.join('\n')}</pre>`
      }
      ${brought.map(renderContent)}
    </details>
  `;
};

const kinds = ['image', 'document', 'audio', 'video', 'searchResult'];

function isContent(piece: unknown): piece is ContentBlock {
  return kinds.some((kind) => typeof readMember(piece, kind) === 'object');
}

function show(piece: unknown): string {
  const text = readMember(piece, 'text');
  if (typeof text === 'string') return text;
  const json = readMember(piece, 'json');
  return readOutput(json) ?? prettyJson(json === undefined ? piece : json);
}

/** What a program wrote, as the code interpreter of the service tells it. */
function readOutput(json: unknown): string | undefined {
  if (typeof readMember(json, 'stdOut') !== 'string') return undefined;
  return [readText(json, 'stdOut'), readText(json, 'stdErr')].filter((text) => text !== '').join('\n');
}
