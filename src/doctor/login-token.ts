import {itemsOf, parseMembers, textOf} from '../aws/catalog/read-json.js';
import type {Members} from '../aws/catalog/read-json.js';
import type {ReadLogins} from './read-logins.js';
import type {Complaint} from './verdict.js';

/** Why Cognito may have refused logins, as far as the tokens themselves tell. Their signatures are for Cognito to judge. */
export function explainLogins(logins: ReadLogins, poolId: string, now: number): Complaint {
  const all = Object.entries(logins);
  const faults = all.map(([provider, token]) => findFault(provider, readClaims(token), now));
  const [provider = '', token = ''] = all[0] ?? [];
  return faults.find((fault) => fault !== undefined) ?? explainAudience(provider, readClaims(token), poolId);
}

function findFault(provider: string, claims: Members, now: number): Complaint | undefined {
  const {exp, token_use: use, iss} = claims;
  if (typeof exp === 'number' && exp * 1000 <= now) {
    return {
      says: `The token of ${provider} ended ${describeSpan(now - exp * 1000)} ago.`,
      fix: 'Set logins to a function that returns a fresh ID token: the chat asks it again at each refresh.',
    };
  }
  if (use === 'access') {
    return {
      says: `The token of ${provider} is an access token, which Cognito does not take.`,
      fix: 'Put the ID token into logins.',
    };
  }
  const issuer = textOf(iss)?.replace(/^https:\/\//, '');
  if (issuer === undefined || issuer === provider) return undefined;
  return {
    says: `The token under ${provider} was issued by ${issuer}.`,
    fix: `Name the provider in logins as its tokens do: "${issuer}".`,
  };
}

function explainAudience(provider: string, {aud}: Members, poolId: string): Complaint {
  const clients = [aud].flat().filter((each) => typeof each === 'string');
  if (clients.length === 0) {
    return {
      says: `Cognito does not take the token of ${provider}.`,
      fix: `Check that ${provider} is among the identity providers of ${poolId}, and that logins has its ID token.`,
    };
  }
  return {
    says: `The identity pool takes no tokens of ${provider} for the client (audience) ${clients.join(', ')}.`,
    fix: `Add ${provider} with this client id to the identity providers of ${poolId}, or sign in with the client that it knows.`,
  };
}

/** The claims of a JSON web token; none of a token of another kind. */
export function readClaims(token: string): Members {
  const [, body = ''] = token.split('.');
  try {
    const binary = atob(body.replaceAll('-', '+').replaceAll('_', '/'));
    return parseMembers(new TextDecoder().decode(Uint8Array.from(binary, (character) => character.charCodeAt(0))));
  } catch {
    // Facebook’s and Amazon’s tokens cannot be read, nor can SAML’s.
    return {};
  }
}

/** `20 minutes`, `5 hours`, `3 days`. */
export function describeSpan(ms: number): string {
  const minutes = Math.round(Math.abs(ms) / 60_000);
  if (minutes < 120) return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} hours` : `${Math.round(hours / 24)} days`;
}

/** The claim of a token with who vouches for it. */
export function readMethods(token: string): string {
  return itemsOf(readClaims(token)['amr']).join(', ');
}
