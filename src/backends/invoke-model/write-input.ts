import type {InvokeInput} from '../../aws/invoke-model.js';
import type {ChatRequest} from '../../model/index.js';
import {cannot} from './cannot.js';
import type {Family} from './family.js';
import {membersOf, mergeJson, textOf} from './json.js';
import type {JsonObject} from './json.js';

/** A Converse request as one of InvokeModel: the body, and the headers in which Bedrock takes the rest. */
export function writeInput(request: ChatRequest, family: Family): InvokeInput {
  for (const field of ['promptVariables', 'additionalModelResponseFieldPaths']) {
    if (request[field] !== undefined) throw cannot('A model', field, 'Leave it out, or use the backend converse.');
  }
  const {modelId = '', performanceConfig, serviceTier, requestMetadata} = request;
  const body = {...family.writeBody(request), ...writeGuardrailMode(request)};
  const {latency} = membersOf(performanceConfig);
  const {type: tier} = membersOf(serviceTier);
  return {
    modelId,
    body: mergeJson(body, membersOf(request['additionalModelRequestFields'])),
    ...writeGuardrail(request),
    ...(typeof latency === 'string' && {performanceConfigLatency: latency}),
    ...(typeof tier === 'string' && {serviceTier: tier}),
    ...(requestMetadata !== undefined && {requestMetadata: JSON.stringify(requestMetadata)}),
  };
}

function writeGuardrail({guardrailConfig}: ChatRequest): Partial<InvokeInput> {
  if (!guardrailConfig) return {};
  const {guardrailIdentifier, guardrailVersion} = guardrailConfig;
  const trace = textOf(membersOf(guardrailConfig)['trace']);
  // Converse writes these values in small letters.
  return {guardrailIdentifier, guardrailVersion, ...(trace && {trace: trace.toUpperCase()})};
}

function writeGuardrailMode({guardrailConfig}: ChatRequest): JsonObject {
  const mode = textOf(membersOf(guardrailConfig)['streamProcessingMode']);
  if (!mode) return {};
  const streamProcessingMode = mode === 'async' ? 'ASYNCHRONOUS' : 'SYNCHRONOUS';
  return {'amazon-bedrock-guardrailConfig': {streamProcessingMode}};
}
