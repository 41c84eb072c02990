import {fromBase64Url, toBase64Url} from './base64.js';

// No secret: whoever reads this may mint tokens for a stand-in that guards nothing. A fixed key, because a service
// worker is stopped and started at will, and what it issued before must still be good after.
const sealingKey = 'outcrop local stand-in';

const encoder = new TextEncoder();

/** Claims that can be read by anybody and made by the stand-in alone: a JSON web token. */
export async function seal(claims: Readonly<Record<string, unknown>>): Promise<string> {
  const head = encodeJson({alg: 'HS256', typ: 'JWT', kid: 'local'});
  const body = encodeJson(claims);
  return `${head}.${body}.${await sign(`${head}.${body}`)}`;
}

/** The claims of a token that the stand-in sealed; undefined for any other text. */
export async function unseal(token: string): Promise<Readonly<Record<string, unknown>> | undefined> {
  const [head, body, signature] = token.split('.');
  if (signature === undefined || signature !== (await sign(`${head}.${body}`))) return undefined;
  return readClaims(token);
}

/** The claims of a JSON web token, whoever signed it; undefined for text that is none. */
export function readClaims(token: string): Readonly<Record<string, unknown>> | undefined {
  const [, body, signature] = token.split('.');
  if (body === undefined || signature === undefined) return undefined;
  try {
    const claims: unknown = JSON.parse(new TextDecoder().decode(fromBase64Url(body)));
    return typeof claims === 'object' && claims !== null ? {...claims} : undefined;
  } catch {
    // Not base64, or not JSON: no token at all, which is what undefined says.
    return undefined;
  }
}

/** A keyed digest: the same for the same text, and not to be guessed from it. */
export async function sign(text: string): Promise<string> {
  const algorithm = {name: 'HMAC', hash: 'SHA-256'};
  const key = await crypto.subtle.importKey('raw', encoder.encode(sealingKey), algorithm, false, ['sign']);
  return toBase64Url(new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(text))));
}

function encodeJson(value: unknown): string {
  return toBase64Url(encoder.encode(JSON.stringify(value)));
}
