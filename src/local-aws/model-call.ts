import type {ModelCall} from './authorize.js';

/** A call of a model before it is known who makes it. */
export interface Asked {
  readonly action: string;
  readonly modelId: string;
  /** InvokeModel says in headers what Converse says in its body. */
  readonly headers: Headers;
  readonly body: object;
}

/** What a policy can ask for of a call: besides action and model, guardrail and service tier. */
export function readModelCall({action, modelId, headers, body}: Asked): ModelCall {
  const guardrail = membersOf(membersOf(body).get('guardrailConfig'));
  const id = textOf(guardrail.get('guardrailIdentifier') ?? headers.get('x-amzn-bedrock-guardrailidentifier'));
  const version = textOf(guardrail.get('guardrailVersion') ?? headers.get('x-amzn-bedrock-guardrailversion'));
  const tier = membersOf(membersOf(body).get('serviceTier')).get('type');
  const serviceTier = textOf(tier ?? headers.get('x-amzn-bedrock-service-tier'));
  return {
    action,
    modelId,
    ...(id !== undefined && {guardrail: {id, ...(version !== undefined && {version})}}),
    ...(serviceTier !== undefined && {serviceTier}),
  };
}

function membersOf(value: unknown): ReadonlyMap<string, unknown> {
  return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
