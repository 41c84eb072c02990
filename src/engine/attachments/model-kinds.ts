/** What can be attached. */
export type AttachmentKind = 'image' | 'document' | 'video' | 'audio';

/**
 * What is known to be refused, by the ids of models. An id that says nothing takes everything.
 * (https://docs.aws.amazon.com/bedrock/latest/userguide/conversation-inference-supported-models-features.html)
 */
const refused: Readonly<Record<AttachmentKind, RegExp>> = {
  image:
    /nova-micro|titan-text|mistral-7b|mixtral|mistral-large-240|llama2|llama3-(8b|70b|1-|2-[13]b|3-)|deepseek|gpt-oss|jamba|command|claude-(v2|instant)/,
  document: /nova-micro|jamba-instruct/,
  video: /nova-micro|amazon\.titan|anthropic\.|meta\.|mistral\.|openai\.|deepseek|ai21\.|cohere\./,
  audio:
    /nova-(micro|lite|pro|premier)-v1|amazon\.titan|anthropic\.|meta\.|mistral\.(?!voxtral)|openai\.|deepseek|ai21\.|cohere\./,
};

/** False for a kind of attachment that a model is known to refuse. */
export function takesKind(kind: AttachmentKind, modelId = ''): boolean {
  return !refused[kind].test(modelId);
}
