import type {Backend, ConversationSettings, GuardrailConfig, InferenceConfig} from '../model/index.js';
import type {Patience} from './patience/patience.js';
import type {Schedule} from './store.js';

/** What a chat is made of. */
export interface ChatOptions extends ConversationSettings {
  /** Where answers come from. */
  readonly backend: Backend;
  /** Anything that the backend takes as a model. */
  readonly modelId?: string;
  /** System prompt. */
  readonly system?: string;
  /** How the model is to answer. Default: as the model likes. */
  readonly inferenceConfig?: InferenceConfig;
  /** The guardrail to apply. Default none. */
  readonly guardrailConfig?: GuardrailConfig;
  /** Further fields of the request, as the backend takes them. */
  readonly requestFields?: Readonly<Record<string, unknown>>;
  /** Whether prompts are cached, for money and time. Default: where the model is known to do it. */
  readonly promptCache?: boolean;
  /** Asked before the first question; nothing is requested until it resolves true. Default: the visitor agrees. */
  readonly consent?: () => boolean | Promise<boolean>;
  /** How long to wait and how often to ask. Default: 4 attempts, 120 s for the first part, 60 s for each further one. */
  readonly patience?: Partial<Patience>;
  /**
   * Says who asks, before each question. What another visitor has asked, and agreed to, is gone by then. Default: nobody
   * else ever asks.
   */
  readonly visitor?: () => Promise<string>;
  /** The clock. Default `Date.now`. */
  readonly now?: () => number;
  /** Makes the ids of messages. Default: random. */
  readonly createId?: () => string;
  /** When listeners hear of an answer that grows. Default: in a task of its own, once for all parts of the task before. */
  readonly schedule?: Schedule;
}
