import type {ChatRequest} from '../../../../model/index.js';
import {cannot} from '../../cannot.js';
import {membersOf, numberOf, textOf} from '../../json.js';
import type {JsonObject} from '../../json.js';
import {name, writeContent} from './write-content.js';
import {writeTools} from './write-tools.js';

/** Messages wants a limit. This one every Claude takes. */
const defaultMaxTokens = 4096;
/** How much is left to say when thinking may use up the whole limit. */
const tokensToSay = 1024;

/** The request in the words of Messages. */
export function writeMessages(request: ChatRequest): JsonObject {
  const {system, messages, inferenceConfig = {}, toolConfig} = request;
  const {maxTokens = defaultMaxTokens, temperature, topP, stopSequences} = inferenceConfig;
  const written = messages.map(({role, content}) => ({role, content: writeContent(content)}));
  return {
    anthropic_version: 'bedrock-2023-05-31',
    max_tokens: leaveTokensToSay(maxTokens, request),
    ...(system && {system: writeContent(system)}),
    messages: written.filter(({content}) => content.length > 0),
    temperature,
    top_p: topP,
    stop_sequences: stopSequences,
    ...(toolConfig && writeTools(toolConfig)),
    ...writeOutput(membersOf(request['outputConfig'])),
  };
}

/** Thoughts count as output: their budget must be smaller than the limit of it. */
function leaveTokensToSay(maxTokens: number, request: ChatRequest): number {
  const fields = membersOf(request['additionalModelRequestFields']);
  const budget = numberOf(membersOf(fields['thinking'])['budget_tokens']) ?? 0;
  return budget >= maxTokens ? budget + tokensToSay : maxTokens;
}

function writeOutput({effort, textFormat}: JsonObject): JsonObject {
  const {jsonSchema} = membersOf(membersOf(textFormat)['structure']);
  if (!jsonSchema && effort === undefined) return {};
  return {output_config: {effort, format: jsonSchema && writeFormat(membersOf(jsonSchema))}};
}

function writeFormat({schema}: JsonObject): JsonObject {
  try {
    return {type: 'json_schema', schema: JSON.parse(textOf(schema))};
  } catch {
    throw cannot(name, 'schema that is not JSON', 'Put JSON into outputConfig.textFormat.structure.jsonSchema.schema.');
  }
}
