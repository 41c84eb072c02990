import type {ChatError} from '../model/index.js';
import {sentenceOf} from './aws-sentence.js';
import type {Surroundings} from './patient.js';
import {failed} from './verdict.js';
import type {Verdict} from './verdict.js';

/** Who forbids a visitor the model, and what would allow it. */
export function blameAccess(error: ChatError, {settings, way}: Surroundings): Verdict {
  const {modelId = ''} = settings;
  const sentence = sentenceOf(error);
  const [, action = 'bedrock:InvokeModelWithResponseStream', resource] =
    /not authorized to perform: ([\w:-]+)(?: on resource: (\S+))?/.exec(sentence) ?? [];
  if (error.code === 'guest-scope') {
    return failed('access', {
      says: 'These are credentials of a guest of the enhanced flow, whom AWS keeps from Bedrock.',
      fix: 'Get credentials of the classic flow, by guest-role-arn; or let visitors sign in.',
      error,
    });
  }
  if (/explicit deny/i.test(sentence)) {
    const where = /explicit deny in (?:a|an) ([\w -]*policy|[\w -]+)/i.exec(sentence)?.[1] ?? 'policy';
    return failed('access', {
      says: `A Deny in a policy (${where}) forbids ${action}.`,
      fix: 'Look for the Deny: it may ask for a guardrail (guardrail-id), or a budget or an alarm has attached it to the role because too much was spent.',
      error,
    });
  }
  if (/access to the model|marketplace|use case|subscri/i.test(sentence)) {
    return failed('access', {
      says: `The AWS account has no access to ${modelId} yet.`,
      fix: 'Let an administrator ask the model once in the Bedrock console, and fill in the form that some providers want. The role of visitors needs no right to subscribe.',
      error,
    });
  }
  if (/not authorized to perform/i.test(sentence)) {
    return failed('access', {
      says: `The role may not use ${modelId}: no policy allows it ${action}.`,
      fix: `Allow ${action} on ${resource ?? modelId} in the policy of the role. An inference profile needs the model in each of its regions too. Or set model-id to a model that the policy allows.`,
      error,
    });
  }
  return failed('access', {
    says: way === 'api-key' ? `The API key may not use ${modelId}.` : `AWS does not let this visitor use ${modelId}.`,
    fix: error.hint ?? 'Check the policy of the role, and the access to the model in the Bedrock console.',
    error,
  });
}
