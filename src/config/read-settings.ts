import {ChatError} from '../model/index.js';
import type {ChatSettings} from './settings.js';
import {settingRules} from './setting-rules.js';

/** Settings that were found right, with what follows from them filled in. */
export interface ReadSettings extends ChatSettings {
  /** Region of Bedrock. Empty only with a `backend` of the page’s own. */
  readonly region: string;
  /** Region of the identity pool. */
  readonly poolRegion: string;
}

/** Checks what a page set. Throws one `ChatError` that names every mistake, with the fix. */
export function readSettings(settings: ChatSettings): ReadSettings {
  const mistakes = [...findWrongValues(settings), ...findMissing(settings), ...findConflicts(settings)];
  if (mistakes.length > 0) {
    throw new ChatError('config', {
      message: 'The chat is not set up correctly, so it cannot answer.',
      hint: mistakes.join('\n'),
    });
  }
  const poolRegion = settings.identityPoolId?.split(':')[0] ?? '';
  return {...settings, poolRegion, region: settings.region ?? poolRegion};
}

function findWrongValues(settings: ChatSettings): readonly string[] {
  return settingRules.flatMap(({property, attribute, isRight, form}) => {
    const value: unknown = settings[property];
    if (value === undefined || isRight(value)) return [];
    return [`${attribute ?? property} is ${show(value, attribute !== undefined)}; it must be ${form}.`];
  });
}

function findMissing(settings: ChatSettings): readonly string[] {
  if (settings.backend) return [];
  const {identityPoolId, credentials, apiKey, region, modelId} = settings;
  const missing: string[] = [];
  if (!identityPoolId && !credentials && !apiKey) {
    missing.push(
      'identity-pool-id is missing: set it to the id of a Cognito identity pool, or set the property credentials, apiKey or backend.',
    );
  }
  if (!region && !identityPoolId)
    missing.push('region is missing: set it to the AWS region of Bedrock, such as us-east-1.');
  if (!modelId)
    missing.push('model-id is missing: set it to a model or inference profile, such as us.amazon.nova-lite-v1:0.');
  return missing;
}

function findConflicts(settings: ChatSettings): readonly string[] {
  const conflicts: string[] = [];
  if (settings.guestRoleArn && !settings.identityPoolId) {
    conflicts.push('guest-role-arn is set without identity-pool-id: guests get their identity from the pool.');
  }
  if (settings.guestRoleArn && settings.logins) {
    conflicts.push('guest-role-arn and logins are both set: a visitor is either a guest or signed in.');
  }
  if (settings.guardrailVersion && !settings.guardrailId)
    conflicts.push('guardrail-version is set without guardrail-id.');
  if (settings.promptVariables && !isPromptArn(settings.modelId)) {
    conflicts.push('promptVariables is set, and model-id is no prompt ARN.');
  }
  if (isPromptArn(settings.modelId)) {
    const fixedByPrompt = [
      'system',
      'maxTokens',
      'temperature',
      'topP',
      'stopSequences',
      'additionalModelRequestFields',
    ] as const;
    for (const property of fixedByPrompt.filter((name) => settings[name] !== undefined)) {
      conflicts.push(`${attributeOf(property)} cannot be set with a prompt ARN: the prompt has its own.`);
    }
  }
  return conflicts;
}

/** Whether a model is a prompt of Bedrock’s prompt management. */
export function isPromptArn(modelId: string | undefined): boolean {
  return /^arn:[^:]*:bedrock:[^:]*:[^:]*:prompt\//.test(modelId ?? '');
}

function attributeOf(property: keyof ChatSettings): string {
  return settingRules.find((rule) => rule.property === property)?.attribute ?? property;
}

/** A value as a developer wrote it. What has no attribute may be a secret, so only its type is told. */
function show(value: unknown, isPublic: boolean): string {
  if (typeof value === 'string' && isPublic) return `“${value}”`;
  return typeof value === 'number' ? String(value) : `a value of the type ${typeof value}`;
}
