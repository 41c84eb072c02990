import 'outcrop/types/vue';
import type {OutcropChat} from 'outcrop/element';
import type {ChatProps} from 'outcrop/types';
import type {GlobalComponents} from 'vue';
import {isExactly} from './is-exactly.js';

type Chat = InstanceType<GlobalComponents['outcrop-chat']>;
type Props = Chat['$props'];

export const right: Props = {
  class: 'a',
  key: 1,
  'identity-pool-id': 'us-east-1:1',
  modelId: 'm',
  tools: [{name: 'a', inputSchema: {}, run: () => 'b'}],
  onOutcropFeedback: ({value}) => isExactly<'up' | 'down'>()(value),
};
// @ts-expect-error there is no such mode
export const wrongMode: Props = {mode: 'window'};
export const everything = (settings: ChatProps): Props => settings;
/** What a template reference holds. */
export const element = (chat: Chat): OutcropChat => chat;
