/**
 * What is known of models by their ids. Only what is known to be refused is changed: an id that says nothing, such as
 * that of an application inference profile, gets everything.
 * (https://docs.aws.amazon.com/bedrock/latest/userguide/conversation-inference-supported-models-features.html)
 */
type Trait = (modelId: string | undefined) => boolean;

/** A prompt of Prompt Management: it brings its own settings, system prompt and tools. */
export const isPrompt: Trait = matches(/:prompt\//);

/** “This model doesn't support system messages.” */
export const isWithoutSystem: Trait = matches(/amazon\.titan|mistral-7b|mixtral-8x7b|cohere\.command-(text|light)/);

/** “This model doesn't support tool use.” */
export const isWithoutTools: Trait = (modelId) => isWithoutSystem(modelId) || isOldWithoutTools(modelId);

const isOldWithoutTools = matches(/jamba-instruct|claude-(v2|instant)|llama(2|3-\d+b|3-2-[13]b)/);

/** “Conversation blocks and tool use blocks cannot be provided in the same turn.” */
export const isSilentWithTools: Trait = matches(/meta\.llama|mistral\./);

/** Takes cache points wherever Converse has them. Claude 3.5 Sonnet does so for some customers only. */
export const isCaching: Trait = matches(/claude-(3-7|3-5-haiku|[a-z]+-\d)/);

/** Takes a cache point behind the system prompt, refuses it among tools, and caches messages by itself. */
export const isCachingSystem: Trait = matches(/amazon\.nova-(micro|lite|pro|premier)/);

/** True when both ids name the same model, be it by itself or through inference profiles of different regions. */
export function isSameModel(first: string | undefined, second: string | undefined): boolean {
  return withoutRegion(first) === withoutRegion(second);
}

function withoutRegion(modelId: string | undefined): string | undefined {
  return modelId?.replace(/^arn:.*\//, '').replace(/^[a-z-]{2,6}\.(?=[a-z\d]+\.)/, '');
}

function matches(pattern: RegExp): Trait {
  return (modelId = '') => pattern.test(modelId);
}
