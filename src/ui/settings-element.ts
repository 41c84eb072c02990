import {LitElement} from 'lit';
import type {ChatSettings} from '../open-chat.js';
import {property} from './property.js';

export type {ChatSettings} from '../open-chat.js';

/** What a page says about the model and the way to it. A change applies from the next question on. */
export class SettingsElement extends LitElement {
  /** AWS region of Bedrock. Default: the region in `identity-pool-id`. */
  @property() region: string | undefined;

  /** Cognito identity pool that gives visitors their credentials. */
  @property({attribute: 'identity-pool-id'}) identityPoolId: string | undefined;

  /** Role that guests assume (the classic flow). Without it: the enhanced flow. */
  @property({attribute: 'guest-role-arn'}) guestRoleArn: string | undefined;

  /** Model id, inference profile or any ARN that Converse takes as a model. */
  @property({attribute: 'model-id'}) modelId: string | undefined;

  /** System prompt. */
  @property() system: string | undefined;

  /** Longest answer, in tokens. Default: 1024. */
  @property({type: Number, attribute: 'max-tokens'}) maxTokens: number | undefined;

  /** How freely the model chooses its words, from 0 to 1. Default: the model's own. */
  @property({type: Number}) temperature: number | undefined;

  /** Share of likely words that the model chooses from, from 0 to 1. Default: the model's own. */
  @property({type: Number, attribute: 'top-p'}) topP: number | undefined;

  /** Texts that end an answer; as an attribute, a JSON array. */
  @property({attribute: 'stop-sequences', converter: {fromAttribute: readJson}})
  stopSequences: readonly string[] | undefined;

  /** Bedrock guardrail to apply. */
  @property({attribute: 'guardrail-id'}) guardrailId: string | undefined;

  /** Version of the guardrail. Default: `DRAFT`. */
  @property({attribute: 'guardrail-version'}) guardrailVersion: string | undefined;

  /** Another address of Bedrock Runtime: a VPC endpoint, or the local stand-in. */
  @property({attribute: 'bedrock-endpoint'}) bedrockEndpoint: string | undefined;

  /** Another address of Cognito Identity. */
  @property({attribute: 'cognito-endpoint'}) cognitoEndpoint: string | undefined;

  /** Another address of STS. */
  @property({attribute: 'sts-endpoint'}) stsEndpoint: string | undefined;

  /** Who is signed in: provider → token, or a function that returns that, asked again at each refresh. */
  @property({attribute: false}) logins: ChatSettings['logins'];

  /** Returns AWS credentials of the page's own, in place of Cognito. */
  @property({attribute: false}) credentials: ChatSettings['credentials'];

  /** Returns a short-term Bedrock API key, in place of credentials; asked at each request. */
  @property({attribute: false}) apiKey: ChatSettings['apiKey'];

  /** Answers of the page's own, in place of Bedrock. */
  @property({attribute: false}) backend: ChatSettings['backend'];

  /** Another model or inference profile, asked while the first one is throttled. */
  @property({attribute: 'fallback-model-id'}) fallbackModelId: ChatSettings['fallbackModelId'];

  /** How long to wait for an answer, and how often to ask: `{attempts, firstPartMs, nextPartMs}`. */
  @property({attribute: false}) patience: ChatSettings['patience'];

  /** Asked before anything is stored or requested; nothing is until it resolves true. */
  @property({attribute: false}) consent: ChatSettings['consent'];

  /** Whether the model is to remember what each request repeats. Default: where that is known to pay. */
  @property({attribute: false}) promptCache: ChatSettings['promptCache'];

  /** Fields that only this model knows, such as `thinking`. */
  @property({attribute: false}) additionalModelRequestFields: ChatSettings['additionalModelRequestFields'];

  /** Which further fields the model is to answer with, as JSON pointers. */
  @property({attribute: false}) additionalModelResponseFieldPaths: ChatSettings['additionalModelResponseFieldPaths'];

  /** Converse's `performanceConfig`. */
  @property({attribute: false}) performanceConfig: ChatSettings['performanceConfig'];

  /** Converse's `serviceTier`. */
  @property({attribute: false}) serviceTier: ChatSettings['serviceTier'];

  /** Converse's `requestMetadata`, to be found in the logs of Bedrock. */
  @property({attribute: false}) requestMetadata: ChatSettings['requestMetadata'];

  /** Converse's `outputConfig`, such as a JSON schema for answers. */
  @property({attribute: false}) outputConfig: ChatSettings['outputConfig'];

  /** Values for the variables of a prompt ARN. */
  @property({attribute: false}) promptVariables: ChatSettings['promptVariables'];
}

/** The properties of the element that decide how it talks to a model: those above. */
export const settingNames = [...SettingsElement.elementProperties.keys()] as readonly (keyof ChatSettings)[];

/** Reads what the page has set, and leaves out what it has not. */
export function readSettings(element: SettingsElement): ChatSettings {
  // A removed attribute leaves null behind.
  const entries = settingNames.map((name) => [name, element[name]] as const).filter(([, value]) => value != null);
  return Object.fromEntries(entries) as ChatSettings;
}

/** Malformed JSON stays the text that it is, so that the check of all settings can name it. */
function readJson(value: string | null): unknown {
  if (value === null) return undefined;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
