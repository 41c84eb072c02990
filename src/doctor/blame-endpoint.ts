import {findEndpoint} from './endpoints.js';
import type {Endpoint} from './endpoints.js';
import type {Surroundings} from './patient.js';
import {failed} from './verdict.js';
import type {Verdict} from './verdict.js';

/** Thrown where somebody answers, but not the service that was asked. */
export class StrangeAnswer extends Error {
  override readonly name = 'StrangeAnswer';
}

const inBetween = 'look for an extension, a proxy or a service worker in between.';

/** The verdict on a service that answered the probe, and whose answer to the real request did not come. */
export function blameSilence(name: Endpoint['name'], cause: unknown, {settings}: Surroundings): Verdict {
  const {service, address, attribute, isOwn} = findEndpoint(name, settings);
  if (isTimeout(cause)) {
    return failed(`${name}-endpoint`, {
      says: `${service} has not answered in time at ${address}.`,
      fix: `Try again; if it stays so, ${inBetween}`,
    });
  }
  return failed(`${name}-endpoint`, {
    says: `${service} can be reached at ${address}, but the browser keeps its answer from this page.`,
    fix: isOwn
      ? `Let whatever answers at ${attribute} send the CORS headers that AWS sends (access-control-allow-origin, and an answer to OPTIONS), or remove ${attribute}.`
      : `AWS lets every page read its answers: ${inBetween}`,
  });
}

/** The verdict on an address where somebody else answers. */
export function blameStranger(name: Endpoint['name'], {settings}: Surroundings): Verdict {
  const {service, address, attribute, isOwn} = findEndpoint(name, settings);
  return failed(`${name}-endpoint`, {
    says: `What answers at ${address} does not speak like ${service}.`,
    fix: isOwn ? `Check ${attribute}, or remove it.` : `AWS would: ${inBetween}`,
  });
}

/** True for a request whose time was over. */
export function isTimeout(cause: unknown): boolean {
  return cause instanceof Error && cause.name === 'TimeoutError';
}
