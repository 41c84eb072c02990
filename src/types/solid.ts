/** `<outcrop-chat>` in Solid’s JSX: properties as they are, listeners as `on:outcrop-reply-end`. */
import type {JSX} from 'solid-js';
import type {OutcropChat} from '../element.js';
import type {DashedAttributes, ChatEvents, ChatProps} from './props.js';

type Properties = ChatProps & {readonly [Name in keyof ChatProps as `prop:${Name}`]?: ChatProps[Name]};
type Listeners = {
  readonly [Name in keyof ChatEvents as `on:${Name}`]?: ((event: ChatEvents[Name]) => void) | undefined;
};
type Chat = Omit<JSX.HTMLAttributes<OutcropChat>, keyof ChatProps> & Properties & DashedAttributes & Listeners;

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'outcrop-chat': Chat;
    }
  }
}
