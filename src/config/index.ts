export {isPromptArn, readSettings} from './read-settings.js';
export type {ReadSettings} from './read-settings.js';
export {settingRules} from './setting-rules.js';
export type {SettingRule} from './setting-rules.js';
export type {ChatSettings, ConnectionSettings, PatienceSettings, RequestSettings} from './settings.js';
export {isSameConnection, isSameVisitor} from './same-connection.js';
export {requestFieldNames} from './setting-rules.js';
