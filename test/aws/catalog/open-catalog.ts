import {createCatalog} from '../../../src/aws/catalog/index.js';
import type {CatalogOptions} from '../../../src/aws/catalog/index.js';
import {createClock} from '../../../src/aws/clock.js';
import {guestCredentials} from '../../../src/aws/credentials/guest.js';
import {createIdentityStore} from '../../../src/aws/credentials/identity-store.js';
import type {LocalAwsOptions} from '../../../src/local-aws/index.js';
import {guest, localFetch} from '../local.js';

export const region = 'us-east-1';

/** Credentials of a guest of their own, so that no two tests share what a catalog remembers. */
export function newGuest(fetch: typeof globalThis.fetch, clock = createClock()) {
  return guestCredentials({
    identityPoolId: guest.identityPoolId,
    roleArn: guest.guestRoleArn,
    region,
    stsEndpoint: 'https://sts.us-east-1.amazonaws.com/',
    fetch,
    clock,
    identities: createIdentityStore(undefined),
  });
}

/** A catalog that asks the stand-in, and the paths that it asked for. */
export function openCatalog(aws: LocalAwsOptions = {}, options: Partial<CatalogOptions> = {}) {
  const {fetch, calls} = localFetch(aws);
  const clock = createClock();
  const catalog = createCatalog({region, fetch, clock, credentials: newGuest(fetch, clock), ...options});
  const paths = () => calls.filter((call) => call.startsWith('/'));
  return {catalog, fetch, paths};
}

/** A foundation model as AWS lists it. */
export function foundationModel(modelId: string, more: Readonly<Record<string, unknown>> = {}) {
  return {
    modelArn: modelArn(modelId),
    modelId,
    modelName: modelId,
    providerName: 'Amazon',
    inputModalities: ['TEXT'],
    outputModalities: ['TEXT'],
    responseStreamingSupported: true,
    inferenceTypesSupported: ['ON_DEMAND'],
    modelLifecycle: {status: 'ACTIVE'},
    ...more,
  };
}

/** An inference profile as AWS lists it. */
export function profile(id: string, modelIds: readonly string[], more: Readonly<Record<string, unknown>> = {}) {
  return {
    inferenceProfileId: id,
    inferenceProfileArn: `arn:aws:bedrock:us-east-1:123456789012:inference-profile/${id}`,
    inferenceProfileName: `The profile ${id}`,
    models: modelIds.map((modelId) => ({modelArn: modelArn(modelId)})),
    status: 'ACTIVE',
    type: 'SYSTEM_DEFINED',
    ...more,
  };
}

export function modelArn(modelId: string): string {
  return `arn:aws:bedrock:us-east-1::foundation-model/${modelId}`;
}
