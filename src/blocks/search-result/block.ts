import type {SearchResultBlock} from '../../model/index.js';
import type {BlockKindDefinition} from '../block-kind.js';
import {wholeKind} from '../whole-kind.js';

/** What a search has found, for the model to cite. */
export const searchResultKind: BlockKindDefinition<SearchResultBlock> = wholeKind('search-result', 'searchResult');
