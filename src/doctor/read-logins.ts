import type {ChatSettings} from '../config/index.js';
import {failed} from './verdict.js';
import type {Found} from './verdict.js';

/** Identity provider → token, with all functions called. */
export type ReadLogins = Readonly<Record<string, string>>;

/** Asks the page for its logins, as the chat does at each refresh. */
export async function readLogins(logins: ChatSettings['logins']): Promise<Found<ReadLogins>> {
  try {
    const given = typeof logins === 'function' ? await logins() : (logins ?? {});
    const pairs = await Promise.all(
      Object.entries(given).map(async ([provider, token]) => {
        const read: unknown = typeof token === 'function' ? await token() : token;
        return [provider, read] as const;
      }),
    );
    const tokens = pairs.flatMap(([provider, token]) =>
      typeof token === 'string' ? [[provider, token] as const] : [],
    );
    const silent = pairs.filter(([, token]) => typeof token !== 'string' || token === '').map(([provider]) => provider);
    if (silent.length > 0) return withoutToken(silent.join(', '));
    return pairs.length > 0 ? {value: Object.fromEntries(tokens)} : withoutToken('any provider');
  } catch {
    // What the page’s own function threw may hold a token, so its words are not repeated.
    const says = 'The page’s function for logins failed, so nobody is signed in.';
    return {finding: failed('logins', {says, fix: 'Let it return provider → ID token, and look at what it throws.'})};
  }
}

function withoutToken(provider: string): Found<never> {
  return {
    finding: failed('logins', {
      says: `logins has no token of ${provider}.`,
      fix: 'Set logins once the visitor is signed in, or remove it; guests come in by guest-role-arn.',
    }),
  };
}
