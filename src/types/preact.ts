/** `<outcrop-chat>` in Preact’s JSX. */
import type {HTMLAttributes} from 'preact';
import type {OutcropChat} from '../element.js';
import type {ChatAttributes, ChatListeners, ChatProps} from './props.js';

type Chat = Omit<HTMLAttributes<OutcropChat>, keyof ChatProps> & ChatProps & ChatAttributes & ChatListeners;

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'outcrop-chat': Chat;
    }
  }
}
