export type {Refusal} from './aws-error.js';
export type {ControlPlaneLists, ListedItem} from './control-plane-lists.js';
export {createLocalAws} from './local-aws.js';
export type {LocalAws} from './local-aws.js';
export type {Faults, LocalAwsOptions, Pace, PoolOptions} from './options.js';
export type {Policy, Statement} from './policy.js';
export type {TrustPolicy, TrustStatement} from './trust.js';
export {speak} from './script.js';
export type {FaultStep, Pause, Script, ScriptStep, StreamFault} from './script.js';
