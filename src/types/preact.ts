/** `<outcrop-chat>` in Preact’s JSX. */
import type {HTMLAttributes} from 'preact';
import type {OutcropChat} from '../element.js';
import type {DashedAttributes, ChatListeners, ChatProps} from './props.js';

type Chat = Omit<HTMLAttributes<OutcropChat>, keyof ChatProps> & ChatProps & DashedAttributes & ChatListeners;

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'outcrop-chat': Chat;
    }
  }
}
