/** The class alone: nothing is defined, so that an application can choose the name of the tag. */
export {OutcropChat} from './ui/outcrop-chat.js';
export * from './ui/events.js';
export type * from './ui/events-rich.js';
export type {ImagePolicy, OutcropLinkEvent} from './ui/panel/markdown/index.js';
export type {Command, CommandContext, OwnStrings, People, Person, ShownCall, ToolRenderer} from './ui/view-settings.js';
export type {ChatSettings} from './config/settings.js';
export {ChatError, isChatError} from './model/index.js';
export type * from './model/index.js';
