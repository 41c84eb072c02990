export {checkBudget, costOf, findPrice} from './budget.js';
export {estimateTokens} from './estimate-tokens.js';
export {fitToWindow} from './fit-to-window.js';
export type {FitOptions} from './fit-to-window.js';
export {isTooLong} from './is-too-long.js';
export {summarise} from './summarise.js';
export type {Summary, SummaryOptions} from './summarise.js';
export {countAll, trimToWindow} from './trim-to-window.js';
export type {WindowOptions} from './trim-to-window.js';
