import type {StreamEvent} from '../../model/index.js';
import {validationError} from '../aws-error.js';
import type {Language} from './index.js';
import {compact, membersOf} from './members.js';

// https://docs.aws.amazon.com/nova/latest/userguide/complete-request-schema.html
const known = new Set(['schemaVersion', 'system', 'messages', 'inferenceConfig', 'toolConfig', 'reasoningConfig']);

/** Amazon Nova: nearly Converse. */
export const nova: Language = {
  readBody(body) {
    const {schemaVersion, ...request} = membersOf(body);
    for (const name of Object.keys(body)) {
      // The sentence in which Bedrock refuses what is not in a model's schema.
      if (!known.has(name))
        throw validationError(`Malformed input request: extraneous key [${name}] is not permitted.`);
    }
    if (schemaVersion !== undefined && schemaVersion !== 'messages-v1') {
      throw validationError(`Malformed input request: ${String(schemaVersion)} is not a known schema version.`);
    }
    return request;
  },

  createWriter: () => (event) => [{...event, ...countTokens(event)}],

  writeWhole: ({usage, ...answer}) => ({...answer, usage: nameCounts(usage)}),
};

function countTokens({metadata}: StreamEvent): object {
  if (!metadata) return {};
  const {usage, metrics} = metadata;
  return {
    metadata: {...metadata, usage: nameCounts(usage)},
    'amazon-bedrock-invocationMetrics': compact({
      inputTokenCount: usage?.inputTokens,
      outputTokenCount: usage?.outputTokens,
      invocationLatency: metrics?.latencyMs,
    }),
  };
}

/** InvokeModel has other names than Converse for what was cached. */
function nameCounts(usage: object | undefined): object {
  const {cacheReadInputTokens = 0, cacheWriteInputTokens = 0, ...counts} = membersOf(usage);
  return {...counts, cacheReadInputTokenCount: cacheReadInputTokens, cacheWriteInputTokenCount: cacheWriteInputTokens};
}
