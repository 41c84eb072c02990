import {AwsError} from './aws-error.js';
import {judge, type Policy, type Verdict} from './policy.js';
import type {Caller} from './signatures.js';

/** Throws what AWS says to a caller who may not use a model. */
export function authorize(caller: Caller, modelId: string, action: string, policy: Policy): void {
  for (const resource of resourcesOf(modelId, caller)) {
    const reason = findReason(caller, judge(policy, action, resource), action);
    if (reason === undefined) continue;
    const message = `User: ${caller.arn} is not authorized to perform: ${action} on resource: ${resource} ${reason}`;
    throw new AwsError({status: 403, code: 'AccessDeniedException', message});
  }
}

function findReason({kind}: Caller, verdict: Verdict, action: string): string | undefined {
  // Cognito gives guests of the enhanced flow a session policy without any action of Bedrock.
  if (kind === 'guest-enhanced') return `because no session policy allows the ${action} action`;
  if (verdict === 'denied') return 'with an explicit deny in an identity-based policy';
  return verdict === 'allowed' ? undefined : `because no identity-based policy allows the ${action} action`;
}

/** What a caller must be allowed to use: for an inference profile, the profile and the model behind it. */
function resourcesOf(modelId: string, {region, arn}: Caller): readonly string[] {
  if (modelId.startsWith('arn:')) return [modelId];
  const [, profiled] = /^(?:us|eu|apac|jp|au|us-gov|global)\.(.+)$/.exec(modelId) ?? [];
  const model = `arn:aws:bedrock:${region}::foundation-model/${profiled ?? modelId}`;
  const account = arn.split(':')[4] ?? '';
  return profiled ? [`arn:aws:bedrock:${region}:${account}:inference-profile/${modelId}`, model] : [model];
}
