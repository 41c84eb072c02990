import type {ChatSettings} from '../../src/config/index.js';
import type {LocalAwsOptions, Policy} from '../../src/local-aws/index.js';
import {guest} from './examine.js';
import type {Misconfiguration} from './misconfiguration.js';

function policy(...statements: Policy['Statement']): Policy {
  return {Statement: [{Effect: 'Allow', Action: 'bedrock:*', Resource: '*'}, ...statements]};
}

function refusal(code: string, message: string, status = 400): LocalAwsOptions {
  return {faults: {bedrock: {status, code, message}}};
}

function withSettings(more: ChatSettings): ChatSettings {
  return {...guest, ...more};
}

/** Whatever keeps a visitor who is known from an answer. */
export const misconfiguredBedrock: readonly Misconfiguration[] = [
  {
    what: 'a policy without the model',
    aws: {policy: {Statement: [{Effect: 'Allow', Action: 'bedrock:*', Resource: 'arn:aws:bedrock:*:*:nothing'}]}},
    step: 'access',
    says: /may not use us\.amazon\.nova-lite-v1:0: no policy allows it bedrock:InvokeModelWithResponseStream/,
    fix: /Allow bedrock:InvokeModelWithResponseStream on arn:aws:bedrock:us-east-1:123456789012:inference-profile\/us\.amazon\.nova-lite-v1:0/,
  },
  {
    what: 'a Deny, as a budget attaches it',
    aws: {policy: policy({Effect: 'Deny', Action: 'bedrock:*', Resource: '*'})},
    step: 'access',
    says: /A Deny in a policy \(identity-based policy\) forbids/,
    fix: /budget/,
  },
  {
    what: 'a model to which the account has no access',
    aws: refusal('AccessDeniedException', 'You don’t have access to the model with the specified model ID.', 403),
    step: 'access',
    says: /account has no access/,
    fix: /administrator/,
  },
  {
    what: 'a model of the Marketplace that nobody has subscribed to',
    aws: refusal(
      'AccessDeniedException',
      'Model access is denied due to IAM user or service role is not authorized to perform the required AWS Marketplace actions (aws-marketplace:ViewSubscriptions, aws-marketplace:Subscribe) to enable access to this model.',
      403,
    ),
    step: 'access',
    says: /account has no access/,
    fix: /no right to subscribe/,
  },
  {
    what: 'an inference profile of another geography than the region’s',
    settings: withSettings({region: 'eu-central-1'}),
    aws: refusal('ValidationException', 'The provided model identifier is invalid.'),
    step: 'region',
    says: /profile of the geography us, and Bedrock is asked in eu-central-1/,
    fix: /model-id to eu\.amazon\.nova-lite-v1:0/,
  },
  {
    what: 'an ARN of another region',
    settings: withSettings({
      modelId: 'arn:aws:bedrock:us-west-2:123456789012:application-inference-profile/abc',
    }),
    aws: refusal('ValidationException', 'The provided model identifier is invalid.'),
    step: 'region',
    says: /ARN of us-west-2/,
    fix: /Set region to us-west-2/,
  },
  {
    what: 'a model that does not exist',
    settings: withSettings({modelId: 'us.amazon.nova-light-v1:0'}),
    aws: refusal('ValidationException', 'The provided model identifier is invalid.'),
    step: 'model',
    says: /knows no model us\.amazon\.nova-light-v1:0 in us-east-1/,
    fix: /spelling of model-id/,
  },
  {
    what: 'a model that answers only through an inference profile',
    settings: withSettings({modelId: 'anthropic.claude-haiku-4-5-20251001-v1:0'}),
    aws: refusal(
      'ValidationException',
      'Invocation of model ID anthropic.claude-haiku-4-5-20251001-v1:0 with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.',
    ),
    step: 'model',
    says: /only through an inference profile/,
    fix: /us\.anthropic\.claude-haiku-4-5-20251001-v1:0/,
  },
  {
    what: 'a model that is no longer offered',
    aws: refusal('ResourceNotFoundException', 'This model version has reached the end of its life.', 404),
    step: 'model',
    says: /no longer offered/,
    fix: /newer model/,
  },
  {
    what: 'a guardrail that does not exist',
    settings: withSettings({guardrailId: 'gr-1', guardrailVersion: '7'}),
    aws: refusal('ValidationException', 'The guardrail identifier or version provided in the request does not exist.'),
    step: 'guardrail',
    says: /guardrail gr-1, version 7, in us-east-1/,
    fix: /belongs to one region/,
  },
  {
    what: 'a guardrail that the role may not apply',
    settings: withSettings({guardrailId: 'gr-1'}),
    aws: {policy: policy({Effect: 'Deny', Action: 'bedrock:ApplyGuardrail', Resource: '*'})},
    step: 'guardrail',
    says: /may not apply the guardrail gr-1/,
    fix: /Allow bedrock:ApplyGuardrail on arn:aws:bedrock:us-east-1:123456789012:guardrail\/gr-1/,
  },
  {
    what: 'settings that the model does not take together',
    settings: withSettings({temperature: 1, topP: 1}),
    aws: refusal('ValidationException', '`temperature` and `top_p` cannot both be specified for this model.'),
    step: 'answer',
    says: /does not take a request with these settings/,
    fix: /cannot both be specified/,
  },
  {
    what: 'a quota that is used up',
    aws: refusal('ThrottlingException', 'Too many tokens per day, please wait before trying again.', 429),
    step: 'answer',
    says: /quota/,
    fix: /Service Quotas/,
  },
  {
    what: 'a model that is busy, which is no mistake',
    aws: refusal('ThrottlingException', 'Too many requests', 429),
    step: 'answer',
    status: 'warning',
    says: /does not answer right now: throttled/,
    fix: /inference profile spreads the load/,
  },
];
