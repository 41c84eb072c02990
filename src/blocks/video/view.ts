import {html} from 'lit/html.js';
import type {VideoBlock} from '../../model/index.js';
import {blobUrl} from '../view-blob-url.js';
import type {BlockView} from '../view-context.js';
import {readBytes} from '../view-values.js';

/** What browsers play; nothing else is handed to them. Most play these two under the name of their relatives. */
const types = new Map([
  ['mp4', 'video/mp4'],
  ['mov', 'video/mp4'],
  ['webm', 'video/webm'],
  ['mkv', 'video/webm'],
  ['three_gp', 'video/3gpp'],
]);

/** Moving pictures from their own bytes; what lies elsewhere is never fetched. */
export const renderVideo: BlockView<VideoBlock> = ({value}, {strings}) => {
  const bytes = readBytes(value['source']);
  const type = types.get(String(value['format']));
  if (!bytes || !type) return html`<p part="block block-video" class="note">${strings.recordingMissing}</p>`;
  return html`<video
    part="block block-video"
    class="recording"
    controls
    playsinline
    preload="metadata"
    aria-label=${strings.video}
    src=${blobUrl(bytes, type)}
  ></video>`;
};
