/** Types alone; nothing of this folder runs. */
export type * from './props.js';
