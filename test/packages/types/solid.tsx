/** @jsxImportSource solid-js */
import 'outcrop/types/solid';
import type {ChatProps} from 'outcrop/types';
import {isExactly} from './is-exactly.js';

declare const settings: ChatProps;
export const everything = <outcrop-chat {...settings} />;

export const element = (
  <outcrop-chat
    class="a"
    identity-pool-id="us-east-1:1"
    prop:modelId="m"
    tools={[{name: 'a', inputSchema: {}, run: () => 'b'}]}
    on:outcrop-feedback={({value}) => isExactly<'up' | 'down'>()(value)}
  />
);

// @ts-expect-error there is no such history
export const wrongHistory = <outcrop-chat history="cloud" />;
// @ts-expect-error this event has no such field
export const wrongField = <outcrop-chat on:outcrop-open={({message}) => message} />;
// @ts-expect-error a framework sets the property, of which a text is no value
export const wrongNumber = <outcrop-chat temperature="0.5" />;
