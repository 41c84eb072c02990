import {AwsError} from './aws-error.js';
import {listTargets, type InferenceProfiles} from './inference-profiles.js';
import type {RequestContext} from './policy-conditions.js';
import {judge, type Policy, type Verdict, type Wish} from './policy.js';
import type {Caller} from './signatures.js';

/** A call of a model, as far as a policy can ask for it. */
export interface ModelCall {
  /** The action that allows it, such as `bedrock:InvokeModel`. */
  readonly action: string;
  readonly modelId: string;
  /** The guardrail that the caller asks for. */
  readonly guardrail?: {readonly id: string; readonly version?: string};
  /** The service tier that the caller asks for. */
  readonly serviceTier?: string;
}

/** What the holders of the role may do, and what the account has. */
export interface AccessRules {
  readonly policy: Policy;
  readonly inferenceProfiles?: InferenceProfiles;
}

/** Throws what AWS says to a caller who may not use a model. */
export function authorize(caller: Caller, call: ModelCall, rules: AccessRules, now: number): void {
  for (const wish of listWishes(caller, call, rules.inferenceProfiles ?? {}, now)) refuse(caller, wish, rules.policy);
}

/** Throws what AWS says to somebody whose role may not be used with an API key. */
export function authorizeApiKey(caller: Caller, {policy}: AccessRules, now: number): void {
  const context = {...sessionOf(caller, now), 'aws:RequestedRegion': caller.region};
  refuse(caller, {action: 'bedrock:CallWithBearerToken', resource: '*', context}, policy);
}

function refuse(caller: Caller, wish: Wish, policy: Policy): void {
  const {action, resource} = wish;
  const reason = findReason(caller, judge(policy, wish), action);
  if (reason === undefined) return;
  const message = `User: ${caller.arn} is not authorized to perform: ${action} on resource: ${resource} ${reason}`;
  throw new AwsError({status: 403, code: 'AccessDeniedException', message});
}

function findReason({kind}: Caller, verdict: Verdict, action: string): string | undefined {
  // Cognito gives guests of the enhanced flow a session policy without any action of Bedrock.
  if (kind === 'guest-enhanced') return `because no session policy allows the ${action} action`;
  if (verdict === 'denied') return 'with an explicit deny in an identity-based policy';
  return verdict === 'allowed' ? undefined : `because no identity-based policy allows the ${action} action`;
}

/** All that must be allowed: the action on each target, and the use of the guardrail. */
function listWishes(caller: Caller, call: ModelCall, made: InferenceProfiles, now: number): readonly Wish[] {
  const place = {region: caller.region, account: caller.arn.split(':')[4] ?? ''};
  const session = sessionOf(caller, now);
  const guardrail = call.guardrail && readGuardrail(call.guardrail, place);
  const wishes = listTargets(call.modelId, place, made).map(({resource, region, profile}) => ({
    action: call.action,
    resource,
    context: {
      ...session,
      'aws:RequestedRegion': region,
      'bedrock:InferenceProfileArn': profile,
      'bedrock:GuardrailIdentifier': guardrail?.identifier,
      'bedrock:ServiceTier': call.serviceTier,
    },
  }));
  if (!guardrail) return wishes;
  const context = {...session, 'aws:RequestedRegion': place.region};
  return [...wishes, {action: 'bedrock:ApplyGuardrail', resource: guardrail.arn, context}];
}

function sessionOf({issuedAt}: Caller, now: number): RequestContext {
  return {
    'aws:CurrentTime': new Date(now).toISOString(),
    'aws:TokenIssueTime': new Date(issuedAt).toISOString(),
  };
}

/** The guardrail's ARN, and how a policy names it: with its version, unless that is the draft. */
function readGuardrail(
  {id, version = 'DRAFT'}: NonNullable<ModelCall['guardrail']>,
  {region, account}: {readonly region: string; readonly account: string},
): {readonly arn: string; readonly identifier: string} {
  const arn = id.startsWith('arn:') ? id : `arn:aws:bedrock:${region}:${account}:guardrail/${id}`;
  // https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-permissions-id.html
  return {arn, identifier: version === 'DRAFT' ? arn : `${arn}:${version}`};
}
