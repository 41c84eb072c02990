import type {ChatRequest, Message} from '../model/index.js';
import {toRequestMessages} from '../transcript/to-request.js';
import type {ChatOptions} from './chat.js';

/** The request that asks for the next answer of a conversation. */
export function createRequest(options: ChatOptions, messages: readonly Message[]): ChatRequest {
  const {modelId, system, inferenceConfig, guardrailConfig, requestFields} = options;
  return {
    ...requestFields,
    ...(modelId !== undefined && {modelId}),
    messages: toRequestMessages(messages),
    ...(system?.trim() && {system: [{text: system}]}),
    ...(inferenceConfig && {inferenceConfig}),
    ...(guardrailConfig && {guardrailConfig}),
  };
}
