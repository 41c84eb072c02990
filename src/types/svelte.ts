/**
 * `<outcrop-chat>` in the markup of Svelte 5: listeners as `onoutcrop-reply-end`. What has an attribute goes by that
 * name alone, since `{...settings}` gives each text to an attribute of the very name that it has.
 */
import type {HTMLAttributes} from 'svelte/elements';
import type {OutcropChat} from '../element.js';
import type {DashedAttributes, ChatListeners, PlainProps} from './props.js';

type Replaced = keyof DashedAttributes | keyof PlainProps;
type Chat = Omit<HTMLAttributes<OutcropChat>, Replaced> & PlainProps & DashedAttributes & ChatListeners;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'outcrop-chat': Chat;
  }
}
