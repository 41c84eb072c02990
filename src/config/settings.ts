import type {AwsCredentials, Backend, ConversationSettings, Logins} from '../model/index.js';

/** What a page sets: the attributes of `<outcrop-chat>` in camelCase, and its properties. */
export interface ChatSettings extends ConnectionSettings, RequestSettings, ConversationSettings {
  /** Another model or inference profile, asked while the first one is throttled. */
  readonly fallbackModelId?: string;
  /** How long to wait for an answer, and how often to ask. */
  readonly patience?: PatienceSettings;
  /** Asked before anything is stored or requested; nothing is until it resolves true. */
  readonly consent?: () => boolean | Promise<boolean>;
}

/** Where answers come from, and who asks: `backend` goes before `apiKey`, that before `credentials`, and those before a pool. */
export interface ConnectionSettings {
  /** AWS region of Bedrock. Default: the region in `identityPoolId`. */
  readonly region?: string;
  /** Cognito identity pool. */
  readonly identityPoolId?: string;
  /** Role that guests assume (the classic flow). Without it: the enhanced flow. */
  readonly guestRoleArn?: string;
  /** Another address of Bedrock Runtime: a VPC endpoint, or the local stand-in. */
  readonly bedrockEndpoint?: string;
  /** Another address of Cognito Identity. */
  readonly cognitoEndpoint?: string;
  /** Another address of STS. */
  readonly stsEndpoint?: string;
  /** Who is signed in. A function is asked again at each refresh. */
  readonly logins?: Logins | (() => Logins | Promise<Logins>);
  /** Credentials of the page's own, in place of Cognito. */
  readonly credentials?: () => AwsCredentials | Promise<AwsCredentials>;
  /** Returns a short-term Bedrock API key, in place of credentials; asked at each request. */
  readonly apiKey?: () => string | Promise<string>;
  /** Answers of the page's own, in place of Bedrock. */
  readonly backend?: Backend;
}

/** What the model is asked with: the fields of a Converse request. */
export interface RequestSettings {
  /** Anything that Converse takes as a model. */
  readonly modelId?: string;
  /** System prompt. */
  readonly system?: string;
  /** Longest answer, in tokens. Default 1024. */
  readonly maxTokens?: number;
  readonly temperature?: number;
  readonly topP?: number;
  readonly stopSequences?: readonly string[];
  readonly guardrailId?: string;
  /** Default `DRAFT`. */
  readonly guardrailVersion?: string;
  /** Whether Bedrock is to tell which policy of the guardrail stepped in; who looks closely can read it, too. */
  readonly guardrailTrace?: boolean;
  /** Whether the model is to remember what each request repeats. Default: where that is known to pay. */
  readonly promptCache?: boolean;
  /** Fields that only this model knows, such as `thinking`. */
  readonly additionalModelRequestFields?: Readonly<Record<string, unknown>>;
  /** Which further fields the model is to answer with, as JSON pointers. */
  readonly additionalModelResponseFieldPaths?: readonly string[];
  readonly performanceConfig?: Readonly<Record<string, unknown>>;
  readonly serviceTier?: Readonly<Record<string, unknown>>;
  readonly requestMetadata?: Readonly<Record<string, string>>;
  readonly outputConfig?: Readonly<Record<string, unknown>>;
  /** Values for the variables of a prompt ARN. */
  readonly promptVariables?: Readonly<Record<string, unknown>>;
}

/** How long to wait for an answer, and how often to ask. */
export interface PatienceSettings {
  /** How often a question is asked before it counts as failed. Default 4. */
  readonly attempts?: number;
  /** How long the first part of an answer may take. Default 120,000. */
  readonly firstPartMs?: number;
  /** How long each further part may take. Default 60,000. */
  readonly nextPartMs?: number;
}
