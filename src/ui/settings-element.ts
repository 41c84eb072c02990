import {LitElement, type PropertyDeclaration} from 'lit';
import type {ChatSettings} from '../open-chat.js';

export type {ChatSettings} from '../open-chat.js';

/**
 * What a page says about the model and the way to it. A change applies from the next question on. The parts are those of
 * what is there for whom the page, or the visitor, asks for it.
 *
 * @csspart who - The line above a message that says whose it is.
 * @csspart avatar - The picture in it, or the letters in its place.
 * @csspart name - The name in it.
 * @csspart search-button - The button in the list of conversations that opens the search in the one that is shown.
 * @csspart search - The bar for that search.
 * @csspart search-input - The field in it.
 * @csspart search-count - Which match it is, and of how many.
 * @csspart previous-match-button - The button that goes to the match before.
 * @csspart next-match-button - The button that goes to the match after.
 * @csspart close-search-button - The button that closes the search.
 * @csspart suggestion - The button that asks a question of the page.
 * @csspart model-picker - The list of models that a visitor can choose from.
 * @csspart commands - The list of the page's commands, while a visitor writes the name of one.
 * @csspart command - One of them.
 * @csspart dictate-button - The button of the microphone.
 * @csspart dictation-trouble - Why nothing is dictated.
 * @csspart attach-button - The button for files.
 * @csspart attachments - The files that go out with the next question.
 * @csspart attachment - One of them.
 * @csspart remove-attachment-button - The button that takes it away.
 * @csspart attachment-refusals - Why files were not taken.
 * @csspart drop-hint - What lies over the panel while files are held above it.
 */
export class SettingsElement extends LitElement {
  /**
   * AWS region of Bedrock. Default: the region in `identity-pool-id`.
   * @attr region
   */
  declare region: string | undefined;

  /**
   * Cognito identity pool that gives visitors their credentials.
   * @attr identity-pool-id
   */
  declare identityPoolId: string | undefined;

  /**
   * Role that guests assume (the classic flow). Without it: the enhanced flow.
   * @attr guest-role-arn
   */
  declare guestRoleArn: string | undefined;

  /**
   * Model id, inference profile or any ARN that Converse takes as a model.
   * @attr model-id
   */
  declare modelId: string | undefined;

  /**
   * System prompt.
   * @attr system
   */
  declare system: string | undefined;

  /**
   * Longest answer, in tokens. Default: 1024.
   * @attr max-tokens
   */
  declare maxTokens: number | undefined;

  /**
   * How freely the model chooses its words, from 0 to 1. Default: the model's own.
   * @attr temperature
   */
  declare temperature: number | undefined;

  /**
   * Share of likely words that the model chooses from, from 0 to 1. Default: the model's own.
   * @attr top-p
   */
  declare topP: number | undefined;

  /**
   * Texts that end an answer; as an attribute, a JSON array.
   * @attr stop-sequences
   */
  declare stopSequences: readonly string[] | undefined;

  /**
   * Bedrock guardrail to apply.
   * @attr guardrail-id
   */
  declare guardrailId: string | undefined;

  /**
   * Version of the guardrail. Default: `DRAFT`.
   * @attr guardrail-version
   */
  declare guardrailVersion: string | undefined;

  /**
   * Another address of Bedrock Runtime: a VPC endpoint, or the local stand-in.
   * @attr bedrock-endpoint
   */
  declare bedrockEndpoint: string | undefined;

  /**
   * Another address of Cognito Identity.
   * @attr cognito-endpoint
   */
  declare cognitoEndpoint: string | undefined;

  /**
   * Another address of STS.
   * @attr sts-endpoint
   */
  declare stsEndpoint: string | undefined;

  /** Who is signed in: provider → token, or a function that returns that, asked again at each refresh. */
  declare logins: ChatSettings['logins'];

  /** Returns AWS credentials of the page's own, in place of Cognito. */
  declare credentials: ChatSettings['credentials'];

  /** Returns a short-term Bedrock API key, in place of credentials; asked at each request. */
  declare apiKey: ChatSettings['apiKey'];

  /** Answers of the page's own, in place of Bedrock. */
  declare backend: ChatSettings['backend'];

  /**
   * Another model or inference profile, asked while the first one is throttled.
   * @attr fallback-model-id
   */
  declare fallbackModelId: ChatSettings['fallbackModelId'];

  /** How long to wait for an answer, and how often to ask: `{attempts, firstPartMs, nextPartMs}`. */
  declare patience: ChatSettings['patience'];

  /** Asked before anything is stored or requested; nothing is until it resolves true. */
  declare consent: ChatSettings['consent'];

  /** Whether the model is to remember what each request repeats. Default: where that is known to pay. */
  declare promptCache: ChatSettings['promptCache'];

  /** Fields that only this model knows, such as `thinking`. */
  declare additionalModelRequestFields: ChatSettings['additionalModelRequestFields'];

  /** Which further fields the model is to answer with, as JSON pointers. */
  declare additionalModelResponseFieldPaths: ChatSettings['additionalModelResponseFieldPaths'];

  /** Converse's `performanceConfig`. */
  declare performanceConfig: ChatSettings['performanceConfig'];

  /** Converse's `serviceTier`. */
  declare serviceTier: ChatSettings['serviceTier'];

  /** Converse's `requestMetadata`, to be found in the logs of Bedrock. */
  declare requestMetadata: ChatSettings['requestMetadata'];

  /** Converse's `outputConfig`, such as a JSON schema for answers. */
  declare outputConfig: ChatSettings['outputConfig'];

  /** Values for the variables of a prompt ARN. */
  declare promptVariables: ChatSettings['promptVariables'];

  /** Tools of the page that the model may call. */
  declare tools: ChatSettings['tools'];

  /** Which tool the model is to call, in Converse’s words. */
  declare toolChoice: ChatSettings['toolChoice'];

  /** How long one call of a tool may take, and how often tools may run in one turn: `{callMs, rounds}`. */
  declare toolLimits: ChatSettings['toolLimits'];

  /** Told of each call of a tool that the visitor has allowed; what it returns takes the place of the result. */
  declare onToolCall: ChatSettings['onToolCall'];

  /**
   * The model may also call what the page has published through WebMCP.
   * @attr web-mcp
   */
  declare webMcp: ChatSettings['webMcp'];

  /** Servers of the Model Context Protocol, whose tools the model may call as well. */
  declare mcpServers: ChatSettings['mcpServers'];

  /** What the page knows and the model should: a function that returns a text or blocks, asked at each question. */
  declare context: ChatSettings['context'];

  /** How many tokens the model takes at once. */
  declare contextTokens: ChatSettings['contextTokens'];

  /** What becomes of turns for which the model has no room: `trim` or `summarise`. */
  declare contextPolicy: ChatSettings['contextPolicy'];

  /** Ends the conversation, in a friendly way, when so much is spent: `{tokens, cost, prices}`. */
  declare budget: ChatSettings['budget'];

  /**
   * Where conversations live between page loads: `off`, `tab` (the default) or `device`.
   * @attr history
   */
  declare history: ChatSettings['history'];

  /**
   * Which conversations, besides the visitor’s own. Default: the identity pool.
   * @attr history-key
   */
  declare historyKey: ChatSettings['historyKey'];

  /** Encrypts what is kept: a `CryptoKey`, or a function that returns a promise of one. */
  declare historyEncryption: ChatSettings['historyEncryption'];

  /** Whether Bedrock is to tell which policy of the guardrail stepped in, so that the visitor can be told. Default: true. */
  declare guardrailTrace: ChatSettings['guardrailTrace'];
}

/**
 * Each of them: by its attribute, whose text is a number (`#`), JSON (`[`) or a yes by being there (`?`); or, for what is
 * no text (`.`), by its property alone. One string weighs a third of as many decorators. The last ones are about looks.
 */
const table =
  'region identity-pool-id guest-role-arn model-id system #max-tokens #temperature #top-p ' +
  '[stop-sequences guardrail-id guardrail-version bedrock-endpoint cognito-endpoint sts-endpoint ' +
  '.logins .credentials .apiKey .backend fallback-model-id .patience .consent .promptCache ' +
  '.additionalModelRequestFields .additionalModelResponseFieldPaths .performanceConfig .serviceTier ' +
  '.requestMetadata .outputConfig .promptVariables .tools .toolChoice .toolLimits .onToolCall ?web-mcp ' +
  '.mcpServers .context .contextTokens .contextPolicy .budget history history-key .historyEncryption ' +
  '.guardrailTrace ' +
  'heading placeholder greeting ?without-reasoning ?without-notice ?without-feedback ?without-attachments ?show-usage ' +
  'follow contact side teaser .strings .renderTool .suggestions .models .images .commands ?dictation [people';

const viewNames = 20;

const declarations: Readonly<Record<string, PropertyDeclaration>> = {
  '#': {type: Number},
  '?': {type: Boolean},
  '[': {converter: {fromAttribute: readJson}},
};

const names = table.split(' ').map((entry) => {
  const [, sign, name = ''] = /^(\W?)(.*)$/.exec(entry) ?? [];
  const property = name.replace(/-./g, (pair) => pair.charAt(1).toUpperCase());
  SettingsElement.createProperty(property, {
    attribute: sign !== '.' && name,
    ...(sign && declarations[sign]),
  });
  return property;
});

/** The properties of the element that decide how it talks to a model: those declared above. */
export const settingNames = names.slice(0, -viewNames) as readonly (keyof ChatSettings)[];

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
