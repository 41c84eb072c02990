export {checkTools} from './check-tools.js';
export {fitNames} from './fit-names.js';
export {ToolRound} from './tool-round.js';
export type {ToolRoundOptions} from './tool-round.js';
export type {AskedCall} from './asked-call.js';
export {Toolbox} from './toolbox.js';
