import {findEndpoint} from './endpoints.js';
import type {Endpoint} from './endpoints.js';
import type {Patient} from './patient.js';
import {reach} from './probe.js';
import type {Probe} from './probe.js';
import type {Check} from './run-checks.js';
import {failed, ok, skipped} from './verdict.js';
import type {Verdict} from './verdict.js';

const before = ['configuration', 'online', 'consent'] as const;

/** Whether the browser gets through to each service that these settings need. */
export const endpointChecks: readonly Check<Patient>[] = [
  {step: 'cognito-endpoint', needs: before, look: (patient) => checkEndpoint('cognito', patient)},
  {step: 'sts-endpoint', needs: before, look: (patient) => checkEndpoint('sts', patient)},
  {step: 'bedrock-endpoint', needs: before, look: (patient) => checkEndpoint('bedrock', patient)},
];

/** What each service refuses, and does nothing of. */
const bodies: Readonly<Record<Endpoint['name'], Probe['body']>> = {
  cognito: '{}',
  // Without an action, STS leads to its home page.
  sts: new URLSearchParams({Action: 'AssumeRoleWithWebIdentity', Version: '2011-06-15'}),
  bedrock: '{}',
};

async function checkEndpoint(name: Endpoint['name'], patient: Patient): Promise<Verdict> {
  const {settings, way, fetch, page} = patient;
  const endpoint = findEndpoint(name, settings);
  const step = `${name}-endpoint` as const;
  if (!isNeeded(name, way)) return skipped(step, `These settings do not need ${endpoint.service}.`);
  const {service, address} = endpoint;
  const found = await reach({address, body: bodies[name], fetch, page});
  switch (found) {
    case 'readable':
    // What AWS lets a page read of a request that nobody signed is not known: the real one will tell.
    case 'silent':
      return ok(step, `${service} answers at ${address}.`);
    case 'forbidden':
      return failed(step, {
        says: `The Content Security Policy of the page forbids ${address}.`,
        fix: `Add ${new URL(address).origin} to connect-src.`,
      });
    case 'insecure':
      return failed(step, {
        says: `The page came by https, so the browser does not let it ask ${address}.`,
        fix: `Set ${endpoint.attribute} to an address that starts with https://.`,
      });
    case 'unreachable':
      return failed(step, {says: `Nothing answers at ${address}.`, fix: adviseUnreachable(endpoint)});
    default:
      return found satisfies never;
  }
}

function adviseUnreachable({service, attribute, isOwn, region, regionAttribute}: Endpoint): string {
  if (isOwn) return `Check ${attribute}, and that something listens there; or remove it.`;
  const nobody = `There may be no ${service} in ${region}: check ${regionAttribute}.`;
  return `${nobody} Otherwise a blocker, a firewall or the network keeps the browser from it.`;
}

function isNeeded(name: Endpoint['name'], way: Patient['way']): boolean {
  if (name === 'bedrock') return way !== 'backend';
  return way === 'guest' || (name === 'cognito' && (way === 'signed-in' || way === 'enhanced-guest'));
}
