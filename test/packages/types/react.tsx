/** @jsxImportSource react */
import 'outcrop/types/react';
import {OutcropChat as ChatComponent} from 'outcrop/react';
import type {OutcropChat} from 'outcrop/element';
import {createRef} from 'react';
import type {ChatProps} from 'outcrop/types';
import {isExactly} from './is-exactly.js';

declare const settings: ChatProps;
export const everything = <outcrop-chat {...settings} />;

const ref = createRef<OutcropChat>();
const tools = [{name: 'a', inputSchema: {}, run: () => 'b'}];

export const element = (
  <outcrop-chat
    ref={ref}
    className="a"
    slot="b"
    identity-pool-id="us-east-1:1"
    guestRoleArn="arn"
    max-tokens={5}
    open
    mode="side"
    tools={tools}
    onoutcrop-reply-end={({stopReason}) => isExactly<string | undefined>()(stopReason)}
  >
    <p slot="footer">Bye</p>
  </outcrop-chat>
);

export const component = (
  <ChatComponent
    ref={ref}
    identityPoolId="us-east-1:1"
    open={false}
    tools={tools}
    onOutcropFeedback={({value}) => isExactly<'up' | 'down'>()(value)}
  />
);

// @ts-expect-error there is no such mode
export const wrongMode = <outcrop-chat mode="window" />;
// @ts-expect-error a number is no text
export const wrongModel = <outcrop-chat model-id={5} />;
// @ts-expect-error this event has no such field
export const wrongField = <outcrop-chat onoutcrop-open={({message}) => message} />;
// @ts-expect-error what is known cannot be given
export const wrongProperty = <outcrop-chat messages={[]} />;
// @ts-expect-error the component takes no attributes
export const wrongName = <ChatComponent identity-pool={5} mode="window" />;
// @ts-expect-error a framework sets the property, of which a text is no value
export const wrongNumber = <outcrop-chat temperature="0.5" />;
