import type {AudioBlock} from '../../model/index.js';
import type {BlockKindDefinition} from '../block-kind.js';
import {wholeKind} from '../whole-kind.js';

/** Sound of the visitor. */
export const audioKind: BlockKindDefinition<AudioBlock> = wholeKind('audio', 'audio');
