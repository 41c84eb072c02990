import {guestCredentials} from '../../../src/aws/credentials/guest.js';
import {converse} from '../../../src/backends/converse/index.js';
import type {ScriptStep} from '../../../src/local-aws/script.js';
import {guest, localFetch} from '../../aws/local.js';
import {createCounter, questionOf, watchFetch} from './connected.js';
import type {Connect, Plan} from './connected.js';

/** `converse`, with the stand-in for AWS as the service. */
export const connectConverse: Connect = (plan) => {
  const counter = createCounter();
  const {fetch} = localFetch({script: (request) => play(plan(questionOf(request)))});
  const {identityPoolId, guestRoleArn: roleArn} = guest;
  // Who asks is settled beside: only requests to Bedrock are counted.
  const credentials = guestCredentials({
    identityPoolId,
    roleArn,
    region: 'us-east-1',
    stsEndpoint: 'https://sts.us-east-1.amazonaws.com/',
    identities: {getItem: () => null, setItem: () => undefined, removeItem: () => undefined},
    fetch,
  });
  const backend = converse({region: 'us-east-1', credentials, fetch: watchFetch(fetch, counter.add)});
  return {backend: withModel(backend, guest.modelId), ...counter};
};

/** The backend, asked for this model. */
export function withModel(backend: ReturnType<typeof converse>, modelId: string): ReturnType<typeof converse> {
  return {...backend, reply: (request, options) => backend.reply({modelId, ...request}, options)};
}

function* play({words, ending = 'end'}: Plan): Generator<ScriptStep> {
  if (ending === 'refuse') {
    yield {fault: {status: 429, code: 'ThrottlingException', message: 'Too many requests, please wait.'}};
  }
  yield* words;
  if (ending === 'hang') yield {waitMs: 600_000};
  if (ending === 'break') yield {fault: 'cut'};
  if (ending === 'unknown') yield {hologram: {colour: 'blue'}};
  if (ending === 'unknown') yield {contentBlockDelta: {contentBlockIndex: 7, delta: {hologram: {colour: 'blue'}}}};
}
