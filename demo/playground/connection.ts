/** Where answers come from: what the server has filled in, or the stand-in in a service worker where there is none. */
import {localSettings, type DemoSettings} from '../server/settings.js';
import {startWorker} from '../service-worker/start-worker.js';
import type {Endpoints} from './apply.js';
import type {State} from './state.js';

/** How this page can connect. */
export interface Connection {
  /** What the controls begin with. */
  readonly given: State;
  /** Those of the stand-in; none where the page was served for real AWS. */
  readonly endpoints?: Endpoints;
}

/** Reads what the server has filled in. */
export async function findConnection(): Promise<Connection> {
  const filled = readFilled();
  if (filled) return toConnection(filled);
  // A host of plain files: the worker beside the page is all there is.
  await startWorker(new URL('local-aws-worker.js', document.baseURI));
  return toConnection(localSettings(new URL('aws', document.baseURI).href));
}

function toConnection(settings: Partial<DemoSettings>): Connection {
  const {region = '', identityPoolId = '', guestRoleArn = '', modelId = ''} = settings;
  const {bedrockEndpoint, cognitoEndpoint, stsEndpoint} = settings;
  const isLocal = bedrockEndpoint && cognitoEndpoint && stsEndpoint;
  return {
    given: {
      from: isLocal ? 'stand-in' : 'aws',
      region,
      'identity-pool-id': identityPoolId,
      'guest-role-arn': guestRoleArn,
      'model-id': modelId,
    },
    ...(isLocal && {endpoints: {bedrockEndpoint, cognitoEndpoint, stsEndpoint}}),
  };
}

function readFilled(): Partial<DemoSettings> | undefined {
  const json = document.querySelector('#outcrop-settings')?.textContent?.trim();
  const filled: unknown = json ? JSON.parse(json) : undefined;
  return typeof filled === 'object' && filled !== null ? filled : undefined;
}
