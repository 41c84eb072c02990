import type {CachePointBlock} from '../../model/index.js';
import type {BlockKindDefinition} from '../block-kind.js';
import {wholeKind} from '../whole-kind.js';

/** The end of what is to be cached. */
export const cachePointKind: BlockKindDefinition<CachePointBlock> = wholeKind('cache-point', 'cachePoint');
