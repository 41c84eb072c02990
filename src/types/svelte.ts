/**
 * `<outcrop-chat>` in the markup of Svelte 5: listeners as `onoutcrop-reply-end`. What has an attribute goes by that
 * name alone, since `{...settings}` gives each text to an attribute of the very name that it has.
 */
import type {HTMLAttributes} from 'svelte/elements';
import type {OutcropChat} from '../element.js';
import type {ChatAttributes, ChatListeners, PropertiesAlone} from './props.js';

type Replaced = keyof ChatAttributes | keyof PropertiesAlone;
type Chat = Omit<HTMLAttributes<OutcropChat>, Replaced> & PropertiesAlone & ChatAttributes & ChatListeners;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'outcrop-chat': Chat;
  }
}
