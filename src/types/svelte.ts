/** `<outcrop-chat>` in the markup of Svelte 5: listeners as `onoutcrop-reply-end`. */
import type {HTMLAttributes} from 'svelte/elements';
import type {OutcropChat} from '../element.js';
import type {ChatAttributes, ChatListeners, ChatProps} from './props.js';

type Chat = Omit<HTMLAttributes<OutcropChat>, keyof ChatProps> & ChatProps & ChatAttributes & ChatListeners;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'outcrop-chat': Chat;
  }
}
