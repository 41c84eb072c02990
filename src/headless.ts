/** The engine for a user interface of one’s own: no element, no Lit. */
export {createChat} from './engine/chat.js';
export type {ChatOptions} from './engine/chat.js';
export {readGuardrailFindings} from './engine/guardrail-findings.js';
export {openChat} from './open-chat.js';
export type {OpenChatOptions} from './open-chat.js';
export type {ChatSettings} from './config/index.js';
export * from './model/index.js';
