import type {Logins} from './aws-credentials.js';

/**
 * Who is signed in, as the tokens themselves say: a fresh token of the same person gives the same text, and another
 * person another, however a page sets them. Without logins: a guest.
 */
export async function readVisitor(logins: Logins | undefined): Promise<string> {
  const entries = Object.entries(logins ?? {}).toSorted(([a], [b]) => a.localeCompare(b));
  const subjects = entries.map(async ([provider, token]) => {
    return [provider, readSubject(typeof token === 'function' ? await token() : token)];
  });
  return JSON.stringify(await Promise.all(subjects));
}

/** The same at once, as far as it can be seen without asking a function of the page. */
export function visitorAtSight(logins: Logins | (() => unknown) | undefined): string {
  if (typeof logins === 'function') return 'asked';
  const entries = Object.entries(logins ?? {}).toSorted(([a], [b]) => a.localeCompare(b));
  return JSON.stringify(
    entries.map(([provider, token]) => [provider, typeof token === 'string' ? readSubject(token) : 'asked']),
  );
}

/** Issuer and subject of a JWT; a token of another kind stands for itself. */
function readSubject(token: string): readonly string[] {
  try {
    const [, payload = ''] = token.split('.');
    const claims: unknown = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
    if (typeof claims === 'object' && claims && 'sub' in claims) {
      return [String('iss' in claims ? claims.iss : ''), String(claims.sub)];
    }
  } catch {
    // No JWT.
  }
  return [token];
}
