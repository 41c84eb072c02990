/** One snippet for each way of building a page. */
import type {WriteSnippet} from './code.js';
import {html} from './html.js';
import {npm} from './npm.js';
import {react} from './react.js';
import {svelte} from './svelte.js';
import {vue} from './vue.js';

export type {Release, WriteSnippet} from './code.js';

/** By the name that a reader looks for. */
export const snippets: Readonly<Record<string, WriteSnippet>> = {
  HTML: html,
  npm,
  React: react,
  Vue: vue,
  Svelte: svelte,
};
