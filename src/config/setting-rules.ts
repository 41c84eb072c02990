import type {ChatSettings} from './settings.js';

/** What a right value of one setting looks like. */
export interface SettingRule {
  readonly property: keyof ChatSettings;
  /** Its attribute on `<outcrop-chat>`; objects and functions have none. */
  readonly attribute?: string;
  readonly isRight: (value: unknown) => boolean;
  /** Completes the sentence “it must be …”. */
  readonly form: string;
}

/** Fields of a Converse request that go to the model as the page sets them. */
export const requestFieldNames = [
  'additionalModelRequestFields',
  'additionalModelResponseFieldPaths',
  'performanceConfig',
  'serviceTier',
  'requestMetadata',
  'outputConfig',
  'promptVariables',
] as const;

/** The one table of everything that can be set. */
export const settingRules: readonly SettingRule[] = [
  {
    property: 'region',
    attribute: 'region',
    isRight: matches(/^[a-z]{2,}(-[a-z]+)+-\d+$/),
    form: 'an AWS region, such as us-east-1',
  },
  {
    property: 'identityPoolId',
    attribute: 'identity-pool-id',
    isRight: matches(/^[a-z]{2,}(-[a-z]+)+-\d+:[0-9a-f-]{36}$/i),
    form: 'the id of a Cognito identity pool, such as us-east-1:12345678-1234-1234-1234-123456789012 (a user pool’s id looks like us-east-1_AbCdEf)',
  },
  {
    property: 'guestRoleArn',
    attribute: 'guest-role-arn',
    isRight: matches(/^arn:aws[a-z-]*:iam::\d{12}:role\/\S+$/),
    form: 'the ARN of a role, such as arn:aws:iam::123456789012:role/chat-guest',
  },
  {
    property: 'modelId',
    attribute: 'model-id',
    isRight: matches(/^\S+$/),
    form: 'a model id, an inference profile, or an ARN of one',
  },
  {property: 'system', attribute: 'system', isRight: isText, form: 'text'},
  {
    property: 'maxTokens',
    attribute: 'max-tokens',
    isRight: (value) => isWhole(value) && Number(value) > 0,
    form: 'a whole number above 0',
  },
  {property: 'temperature', attribute: 'temperature', isRight: isFraction, form: 'a number from 0 to 1'},
  {property: 'topP', attribute: 'top-p', isRight: isFraction, form: 'a number from 0 to 1'},
  {
    property: 'stopSequences',
    attribute: 'stop-sequences',
    isRight: (value) => Array.isArray(value) && value.every(isText),
    form: 'a JSON array of texts, such as ["END"]',
  },
  {property: 'guardrailId', attribute: 'guardrail-id', isRight: matches(/^\S+$/), form: 'the id or ARN of a guardrail'},
  {
    property: 'guardrailVersion',
    attribute: 'guardrail-version',
    isRight: matches(/^(DRAFT|\d+)$/),
    form: 'DRAFT or a number',
  },
  {
    property: 'bedrockEndpoint',
    attribute: 'bedrock-endpoint',
    isRight: isAddress,
    form: 'an address that starts with https://',
  },
  {
    property: 'cognitoEndpoint',
    attribute: 'cognito-endpoint',
    isRight: isAddress,
    form: 'an address that starts with https://',
  },
  {
    property: 'stsEndpoint',
    attribute: 'sts-endpoint',
    isRight: isAddress,
    form: 'an address that starts with https://',
  },
  {
    property: 'logins',
    isRight: (value) => typeof value === 'function' || isObject(value),
    form: 'an object (provider → token), or a function that returns one',
  },
  {
    property: 'credentials',
    isRight: (value) => typeof value === 'function',
    form: 'a function that returns credentials',
  },
  {property: 'apiKey', isRight: isFunction, form: 'a function that returns a short-term Bedrock API key'},
  {property: 'promptCache', isRight: isBoolean, form: 'true or false'},
  {property: 'consent', isRight: isFunction, form: 'a function that returns true, or a promise of it'},
  {
    property: 'fallbackModelId',
    attribute: 'fallback-model-id',
    isRight: matches(/^\S+$/),
    form: 'a model id, an inference profile, or an ARN of one',
  },
  {
    property: 'patience',
    isRight: hasCounts('attempts', 'firstPartMs', 'nextPartMs'),
    form: 'an object with attempts, firstPartMs or nextPartMs, each a number above 0',
  },
  ...objectRules(),
  {property: 'tools', isRight: Array.isArray, form: 'an array of tools: objects with name, inputSchema and run'},
  {property: 'toolChoice', isRight: isObject, form: 'an object, such as {auto: {}}'},
  {
    property: 'toolLimits',
    isRight: hasCounts('callMs', 'rounds'),
    form: 'an object with callMs or rounds, each a number above 0',
  },
  {property: 'webMcp', attribute: 'web-mcp', isRight: isBoolean, form: 'true or false'},
  {
    property: 'mcpServers',
    isRight: (value) => Array.isArray(value) && value.every(isServer),
    form: 'an array of servers, such as {url: "https://…"}',
  },
  {property: 'onToolCall', isRight: isFunction, form: 'a function of the call'},
  {property: 'context', isRight: isFunction, form: 'a function that returns a text or blocks'},
  {property: 'contextTokens', isRight: (value) => isWhole(value) && Number(value) > 0, form: 'a whole number above 0'},
  {property: 'contextPolicy', isRight: matches(/^(trim|summarise)$/), form: 'trim or summarise'},
  {property: 'budget', isRight: isBudget, form: 'an object with tokens, or with cost and prices'},
  {
    property: 'history',
    attribute: 'history',
    isRight: (value) => isObject(value) || matches(/^(off|tab|device)$/)(value),
    form: 'off, tab or device',
  },
  {property: 'historyKey', attribute: 'history-key', isRight: matches(/\S/), form: 'a text that is not empty'},
  {
    property: 'historyEncryption',
    isRight: (value) => isFunction(value) || isObject(value),
    form: 'a CryptoKey, or a function that returns a promise of one',
  },
  {property: 'guardrailTrace', isRight: isBoolean, form: 'true or false'},
  {
    property: 'additionalModelResponseFieldPaths',
    isRight: (value) => Array.isArray(value) && value.every(matches(/^\//)),
    form: 'an array of JSON pointers, such as ["/stop_sequence"]',
  },
  {
    property: 'backend',
    isRight: (value) => isObject(value) && 'reply' in value && typeof value.reply === 'function',
    form: 'an object with the method reply',
  },
];

function objectRules(): readonly SettingRule[] {
  const objects = requestFieldNames.filter((property) => property !== 'additionalModelResponseFieldPaths');
  return objects.map((property) => ({property, isRight: isObject, form: 'an object, as Converse takes it'}));
}

/** An object with none but these members, each a number above 0. */
function hasCounts(...names: readonly string[]): (value: unknown) => boolean {
  return (value) =>
    isObject(value) && Object.entries(value).every(([name, number]) => names.includes(name) && number > 0);
}

function isBudget(value: unknown): boolean {
  if (!isObject(value)) return false;
  const {tokens, cost, prices} = value as Record<string, unknown>;
  const isNumber = (number: unknown) => number === undefined || (typeof number === 'number' && number >= 0);
  return isNumber(tokens) && isNumber(cost) && (cost === undefined || isObject(prices));
}

function isServer(value: unknown): boolean {
  return isObject(value) && 'url' in value && isAddress(value.url);
}

function isBoolean(value: unknown): boolean {
  return typeof value === 'boolean';
}

function isFunction(value: unknown): boolean {
  return typeof value === 'function';
}

function matches(pattern: RegExp): (value: unknown) => boolean {
  return (value) => typeof value === 'string' && pattern.test(value);
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isWhole(value: unknown): boolean {
  return Number.isSafeInteger(value);
}

function isFraction(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value <= 1;
}

/** The local stand-in is reached by plain http; so may any machine of one’s own. */
function isAddress(value: unknown): boolean {
  if (typeof value !== 'string' || !URL.canParse(value)) return false;
  return /^https?:$/.test(new URL(value).protocol);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
