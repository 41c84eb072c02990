import type {DocumentBlock} from '../../model/index.js';
import type {BlockKindDefinition} from '../block-kind.js';
import {wholeKind} from '../whole-kind.js';

/** A document of the visitor, or of a tool. */
export const documentKind: BlockKindDefinition<DocumentBlock> = wholeKind('document', 'document');
