import 'outcrop/types/svelte';
import type {SvelteHTMLElements} from 'svelte/elements';
import {isExactly} from './is-exactly.js';

type Props = SvelteHTMLElements['outcrop-chat'];

export const right: Props = {
  class: 'a',
  'identity-pool-id': 'us-east-1:1',
  mode: 'inline',
  tools: [{name: 'a', inputSchema: {}, run: () => 'b'}],
  'onoutcrop-feedback': ({value}) => isExactly<'up' | 'down'>()(value),
};
// @ts-expect-error a spread would make an attribute of this name
export const wrongName: Props = {modelId: 'm'};
