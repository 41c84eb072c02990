import type {ChatError, ChatErrorCode} from '../model/index.js';
import {sentenceOf} from './aws-sentence.js';
import {blameAccess} from './blame-access.js';
import {blameSilence, blameStranger, isTimeout} from './blame-endpoint.js';
import {describeSpan} from './login-token.js';
import {adviseProfile, findWrongPlace} from './model-advice.js';
import type {Surroundings} from './patient.js';
import {failed, warning} from './verdict.js';
import type {Verdict} from './verdict.js';

type Blame = (error: ChatError, surroundings: Surroundings) => Verdict;

/** Whose fault it is that the model did not answer. */
export function blameAnswer(error: ChatError, surroundings: Surroundings): Verdict {
  const sentence = sentenceOf(error);
  if (error.code === 'corrupt-stream' || isNoJson(sentence)) return blameStranger('bedrock', surroundings);
  const blame = /guardrail/i.test(sentence) ? blameGuardrail : (blames[error.code] ?? blameRest);
  return blame(error, surroundings);
}

const blames: Readonly<Partial<Record<ChatErrorCode, Blame>>> = {
  network: blameNetwork,
  offline: blameNetwork,
  'clock-skew': blameClock,
  expired: blameCredentials,
  credentials: blameCredentials,
  'access-denied': blameAccess,
  'guest-scope': blameAccess,
  'model-not-found': blameModel,
  throttled: blameMoment,
  'service-unavailable': blameMoment,
  internal: blameMoment,
  'model-timeout': blameMoment,
  'model-error': blameMoment,
  quota: blameQuota,
};

/** The SDK says so when an error has no body that it can read, as that of a proxy has none. */
function isNoJson(sentence: string): boolean {
  return sentence.includes('Deserialization error');
}

function blameNetwork({cause}: ChatError, surroundings: Surroundings): Verdict {
  // An answer that came and ended before it began has no cause but itself.
  return cause === undefined ? blameStranger('bedrock', surroundings) : blameSilence('bedrock', cause, surroundings);
}

function blameMoment(error: ChatError): Verdict {
  return warning('answer', {
    says: `The visitor may use the model, but it does not answer right now: ${error.code}.`,
    fix: error.hint ?? 'Try again later.',
    error,
  });
}

function blameQuota(error: ChatError): Verdict {
  return failed('answer', {
    says: 'A quota of the AWS account is used up, or has always been 0.',
    fix: 'See Service Quotas, Amazon Bedrock, in the AWS console.',
    error,
  });
}

function blameGuardrail(error: ChatError, {settings}: Surroundings): Verdict {
  const {guardrailId = '', guardrailVersion = 'DRAFT', region} = settings;
  if (error.code === 'access-denied') {
    const resource = /on resource: (\S+)/.exec(sentenceOf(error))?.[1] ?? guardrailId;
    return failed('guardrail', {
      says: `The role may not apply the guardrail ${guardrailId || resource}.`,
      fix: `Allow bedrock:ApplyGuardrail on ${resource} in the policy of the role.`,
      error,
    });
  }
  return failed('guardrail', {
    says: `Bedrock does not take the guardrail ${guardrailId}, version ${guardrailVersion}, in ${region}.`,
    fix: `Set guardrail-id and guardrail-version to one that exists in ${region}: a guardrail belongs to one region.`,
    error,
  });
}

function blameClock(error: ChatError, {clock}: Surroundings): Verdict {
  const span = clock.offsetMs === 0 ? 'some time' : describeSpan(clock.offsetMs);
  return failed('clock', {
    says: `The clock of this device is wrong by ${span}, and AWS does not take what it signs.`,
    fix: 'Set the clock of the device.',
    error,
  });
}

function blameCredentials(error: ChatError, {way}: Surroundings): Verdict {
  const what = way === 'api-key' ? 'the API key' : 'the credentials';
  if (error.code === 'expired') {
    const says = `AWS says that the time of ${what} is over.`;
    return failed('credentials', {says, fix: 'Let the page give fresh ones each time it is asked.', error});
  }
  return failed('credentials', {
    says: `AWS does not take ${what} of this visitor.`,
    fix:
      way === 'api-key'
        ? 'Let apiKey return a short-term key that was made in the region of Bedrock.'
        : 'Let credentials return accessKeyId, secretAccessKey and sessionToken of one and the same session.',
    error,
  });
}

function blameModel(error: ChatError, {settings}: Surroundings): Verdict {
  const {modelId = '', region} = settings;
  const sentence = sentenceOf(error);
  if (/on-demand throughput/i.test(sentence)) {
    return failed('model', {
      says: `${modelId} answers only through an inference profile.`,
      fix: adviseProfile(modelId, region),
      error,
    });
  }
  if (/legacy|end of its life/i.test(sentence)) {
    return failed('model', {
      says: `${modelId} is no longer offered to this account.`,
      fix: 'Set model-id to a newer model.',
      error,
    });
  }
  const misplaced = findWrongPlace(modelId, region);
  if (misplaced) return failed('region', {...misplaced, error});
  return failed('model', {
    says: `Bedrock knows no model ${modelId} in ${region}.`,
    fix: 'Check the spelling of model-id against the model catalog of the Bedrock console in this region, or set region.',
    error,
  });
}

function blameRest(error: ChatError): Verdict {
  if (isTimeout(error.cause)) {
    return failed('answer', {
      says: 'The model has not answered in time.',
      fix: 'Try again, or take a faster model.',
      error,
    });
  }
  const isRequest = error.code === 'validation' || error.code === 'too-large';
  return failed('answer', {
    says: isRequest ? 'The model does not take a request with these settings.' : `The answer failed: ${error.code}.`,
    fix:
      error.hint ?? 'Check the settings of the request: system, temperature, top-p, and the properties for Converse.',
    error,
  });
}
