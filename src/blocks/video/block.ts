import type {VideoBlock} from '../../model/index.js';
import type {BlockKindDefinition} from '../block-kind.js';
import {wholeKind} from '../whole-kind.js';

/** Moving pictures of the visitor, or of a tool. */
export const videoKind: BlockKindDefinition<VideoBlock> = wholeKind('video', 'video');
