import {ConverseCommand} from '@aws-sdk/client-bedrock-runtime';
import type {ConverseCommandOutput} from '@aws-sdk/client-bedrock-runtime';

import type {ChatRequest} from '../model/index.js';
import type {BedrockCall} from './bedrock-connection.js';
import {toInput} from './converse.js';

/** A whole answer, as Converse gives it. */
export type WholeAnswer = Pick<ConverseCommandOutput, 'output' | 'stopReason' | 'usage' | 'metrics'>;

/** Converse: the whole answer at once, from a model that cannot stream. */
export function converseAtOnce(request: ChatRequest): BedrockCall<WholeAnswer> {
  return async function* (client, abortSignal) {
    yield await client.send(new ConverseCommand(toInput(request)), {abortSignal});
  };
}
