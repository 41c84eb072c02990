import {html} from 'lit/html.js';
import type {UnknownBlock} from '../../model/index.js';
import type {BlockView} from '../view-context.js';

/** Says that there is something more than can be shown. */
export const renderUnknown: BlockView<UnknownBlock> = (_block, {strings}) =>
  html`<p part="block block-unknown" class="note">${strings.unknownBlock}</p>`;
