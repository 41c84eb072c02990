/** `<outcrop-chat>` in the JSX of React 19, which sets properties and adds listeners by itself. */
import type {DetailedHTMLProps, HTMLAttributes} from 'react';
import type {OutcropChat} from '../element.js';
import type {DashedAttributes, ChatListeners, ChatProps} from './props.js';

type Chat = DetailedHTMLProps<HTMLAttributes<OutcropChat>, OutcropChat> & ChatProps & DashedAttributes & ChatListeners;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'outcrop-chat': Chat;
    }
  }
}
