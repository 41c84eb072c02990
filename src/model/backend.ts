import type {ContentBlock} from './block.js';
import type {Role} from './message.js';
import type {StreamPart} from './stream-part.js';

/** Where answers come from: Bedrock, or anything that can stream parts. */
export interface Backend {
  /**
   * Starts one answer. Ends after the last part; throws when the answer cannot be had or breaks off; ends with an
   * error soon after `signal` aborts.
   */
  reply(request: ChatRequest, options: {readonly signal: AbortSignal}): AsyncIterable<StreamPart>;
  /** Gets ready what a first answer needs (code, credentials), so that it starts sooner. Never rejects. */
  prepare?(): Promise<void>;
}

/** A message as the model takes it. */
export interface RequestMessage {
  readonly role: Role;
  readonly content: readonly ContentBlock[];
}

/** A Converse request with its `modelId`. */
export interface ChatRequest {
  readonly modelId?: string;
  readonly messages: readonly RequestMessage[];
  readonly system?: readonly ContentBlock[];
  readonly inferenceConfig?: InferenceConfig;
  readonly guardrailConfig?: GuardrailConfig;
  readonly toolConfig?: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

/** How the model is to answer. */
export interface InferenceConfig {
  readonly maxTokens?: number;
  readonly temperature?: number;
  readonly topP?: number;
  readonly stopSequences?: readonly string[];
}

/** The guardrail that Bedrock is to apply. */
export interface GuardrailConfig {
  readonly guardrailIdentifier: string;
  readonly guardrailVersion: string;
  /** `enabled`: the answer tells which policy stepped in. */
  readonly trace?: string;
}
