import {nothing} from 'lit';
import type {CachePointBlock} from '../../model/index.js';
import type {BlockView} from '../view-context.js';

/** Nothing: a cache point is between the page and the model. */
export const renderCachePoint: BlockView<CachePointBlock> = () => nothing;
