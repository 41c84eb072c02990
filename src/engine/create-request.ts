import type {ChatRequest, Message, RequestMessage} from '../model/index.js';
import {addCachePoints} from '../transcript/cache-points.js';
import {hasTools, keepDeclared} from '../transcript/declare-tools.js';
import {declareTools} from '../transcript/tool-config.js';
import {isPrompt, isWithoutSystem, isWithoutTools} from '../transcript/model-traits.js';
import {toRequestMessages} from '../transcript/to-request.js';
import type {ChatOptions} from './chat-options.js';

/** The request that asks for the next answer of a conversation, in a form that the model takes. */
export function createRequest(options: ChatOptions, messages: readonly Message[]): ChatRequest {
  const {modelId} = options;
  const fields = readFields(options);
  if (isPrompt(modelId)) return {...leaveToPrompt(fields), messages: toRequestMessages(messages, {modelId})};
  const {system, toolConfig, ...others} = fields;
  const given = isWithoutTools(modelId) ? undefined : toolConfig;
  const sent = toRequestMessages(messages, {modelId, hasTools: hasTools(given)});
  const declared = keepDeclared(given, sent);
  const request = {...others, ...(declared && {toolConfig: declared})};
  if (isWithoutSystem(modelId)) return {...request, messages: sayFirst(system, sent)};
  return addCachePoints({...request, messages: sent, ...(system && {system})}, options.promptCache);
}

/** The request without its messages. */
type Fields = Pick<ChatRequest, 'system' | 'toolConfig'> & Readonly<Record<string, unknown>>;

function readFields(options: ChatOptions): Fields {
  const {modelId, system, inferenceConfig, guardrailConfig, requestFields, tools = [], toolChoice} = options;
  const toolConfig = declareTools(tools, toolChoice);
  return {
    ...requestFields,
    ...(toolConfig && {toolConfig}),
    ...(modelId !== undefined && {modelId}),
    ...(system?.trim() && {system: [{text: system}]}),
    ...(inferenceConfig && {inferenceConfig}),
    ...(guardrailConfig && {guardrailConfig}),
  };
}

/** What a prompt brings itself may not be sent beside it. */
const ownOfPrompts = /^(inferenceConfig|system|toolConfig|additionalModelRequestFields)$/;

function leaveToPrompt(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !ownOfPrompts.test(name)));
}

/** The system prompt in front of the first question, for models that have no other place for it. */
function sayFirst(system: ChatRequest['system'] = [], messages: readonly RequestMessage[]): readonly RequestMessage[] {
  return messages.map((message, at) => (at === 0 ? {...message, content: [...system, ...message.content]} : message));
}
