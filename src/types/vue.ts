/** `<outcrop-chat>` in Vue’s templates: listeners as `@outcrop-reply-end`. */
import type {HTMLAttributes, ReservedProps} from 'vue';
import type {OutcropChat} from '../element.js';
import type {CamelCaseListeners, DashedAttributes, ChatProps} from './props.js';

type Chat = HTMLAttributes & ReservedProps & ChatProps & DashedAttributes & CamelCaseListeners;

declare module 'vue' {
  interface GlobalComponents {
    'outcrop-chat': new () => OutcropChat & {readonly $props: Chat};
  }
}
