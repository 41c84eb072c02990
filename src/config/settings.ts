import type {AwsCredentials, Backend, Logins} from '../model/index.js';

/** What a page sets: the attributes of `<outcrop-chat>` in camelCase, and its properties. */
export interface ChatSettings {
  /** AWS region of Bedrock. Default: the region in `identityPoolId`. */
  readonly region?: string;
  /** Cognito identity pool. */
  readonly identityPoolId?: string;
  /** Role that guests assume (the classic flow). Without it: the enhanced flow. */
  readonly guestRoleArn?: string;
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
  /** Answers of the page's own, in place of Bedrock. */
  readonly backend?: Backend;
}
