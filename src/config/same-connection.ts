import type {ConnectionSettings} from './settings.js';

const pool = ['identityPoolId', 'guestRoleArn', 'cognitoEndpoint', 'stsEndpoint'] as const;
const place = ['region', 'bedrockEndpoint', 'credentials', 'apiKey', 'backend'] as const;

/** Whether the same visitor gets credentials from the same pool, whatever they are then used for. */
export function isSameVisitor(a: ConnectionSettings, b: ConnectionSettings): boolean {
  return pool.every((name) => a[name] === b[name]) && isSameLogins(a.logins, b.logins);
}

/**
 * Whether two sets of settings lead to the same place as the same visitor. Another function counts as another visitor:
 * what it returns may be somebody else's, so nothing that was fetched by the old one may serve the new one.
 */
export function isSameConnection(a: ConnectionSettings, b: ConnectionSettings): boolean {
  return place.every((name) => a[name] === b[name]) && isSameVisitor(a, b);
}

/** A page may write the same logins in a new object each time it draws itself. */
function isSameLogins(a: ConnectionSettings['logins'], b: ConnectionSettings['logins']): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object') return false;
  const providers = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...providers].every((provider) => a[provider] === b[provider]);
}
