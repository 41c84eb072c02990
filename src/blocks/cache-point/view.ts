import {nothing} from 'lit/html.js';
import type {CachePointBlock} from '../../model/index.js';
import type {BlockView, PlainViewContext} from '../view-context.js';

/** Nothing: a cache point is between the page and the model. */
export const renderCachePoint: BlockView<CachePointBlock, PlainViewContext> = () => nothing;
