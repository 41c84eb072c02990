import {ConverseStreamCommand} from '@aws-sdk/client-bedrock-runtime';
import type {ConverseStreamCommandInput} from '@aws-sdk/client-bedrock-runtime';

import type {ChatRequest, StreamEvent} from '../model/index.js';
import type {BedrockCall} from './bedrock-connection.js';

/** ConverseStream: its events as they come. */
export function converseStream(request: ChatRequest): BedrockCall<StreamEvent> {
  return async function* (client, abortSignal) {
    const {stream} = await client.send(new ConverseStreamCommand(toInput(request)), {abortSignal});
    // Our reader of event streams makes the events, whatever the client’s types say.
    if (stream) yield* stream as AsyncIterable<StreamEvent>;
  };
}

/** The request has Converse’s shape; members that the client does not know it leaves out. */
export function toInput(request: ChatRequest): ConverseStreamCommandInput {
  return request as unknown as ConverseStreamCommandInput;
}
