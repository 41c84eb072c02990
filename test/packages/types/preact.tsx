/** @jsxImportSource preact */
import 'outcrop/types/preact';
import type {ChatProps} from 'outcrop/types';
import {isExactly} from './is-exactly.js';

declare const settings: ChatProps;
export const everything = <outcrop-chat {...settings} />;

export const element = (
  <outcrop-chat
    class="a"
    identity-pool-id="us-east-1:1"
    modelId="m"
    tools={[{name: 'a', inputSchema: {}, run: () => 'b'}]}
    onoutcrop-send={({content}) => content.length}
    onoutcrop-feedback={({value}) => isExactly<'up' | 'down'>()(value)}
  />
);

// @ts-expect-error there is no such theme
export const wrongTheme = <outcrop-chat theme="blue" />;
// @ts-expect-error tools are no text
export const wrongTools = <outcrop-chat tools="find_order" />;
// @ts-expect-error a framework sets the property, of which a text is no value
export const wrongNumber = <outcrop-chat temperature="0.5" />;
