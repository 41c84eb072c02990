import type {GuardContentBlock} from '../../model/index.js';
import type {BlockKindDefinition} from '../block-kind.js';
import {wholeKind} from '../whole-kind.js';

/** What a guardrail is to look at. */
export const guardContentKind: BlockKindDefinition<GuardContentBlock> = wholeKind('guard-content', 'guardContent');
