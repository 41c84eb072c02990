import {html} from 'lit/html.js';
import type {AudioBlock} from '../../model/index.js';
import {blobUrl} from '../view-blob-url.js';
import type {BlockView} from '../view-context.js';
import {readBytes} from '../view-values.js';

/** What browsers play; nothing else is handed to them. */
const types = new Map([
  ['aac', 'audio/aac'],
  ['flac', 'audio/flac'],
  ['m4a', 'audio/mp4'],
  ['mp3', 'audio/mpeg'],
  ['mp4', 'audio/mp4'],
  ['ogg', 'audio/ogg'],
  ['opus', 'audio/ogg'],
  ['wav', 'audio/wav'],
  ['webm', 'audio/webm'],
]);

/** Sound from its own bytes; what lies elsewhere is never fetched. */
export const renderAudio: BlockView<AudioBlock> = ({value}, {strings}) => {
  const bytes = readBytes(value['source']);
  const type = types.get(String(value['format']));
  if (!bytes || !type) return html`<p part="block block-audio" class="note">${strings.recordingMissing}</p>`;
  return html`<audio
    part="block block-audio"
    class="recording"
    controls
    preload="metadata"
    aria-label=${strings.audio}
    src=${blobUrl(bytes, type)}
  ></audio>`;
};
