const allowedSchemes = new Set(['https:', 'http:', 'mailto:', 'tel:']);

/** Control and format characters (among them those that turn the direction of writing) make an address look like another. */
const deceivingCharacters = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** What is not among the visible characters of ASCII. The classes of Unicode are slow to begin with. */
const unusual = /[^!-~]/;

const longestUrl = 2048;

/**
 * The address as a link may carry it, or `undefined` when a visitor should not be sent there: another scheme than
 * https, http, mailto and tel, a relative address, one with credentials or characters that deceive the eye.
 */
export function safeUrl(address: unknown): string | undefined {
  if (typeof address !== 'string' || address.length > longestUrl) return undefined;
  if (unusual.test(address) && deceivingCharacters.test(address)) return undefined;
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return undefined;
  }
  if (!allowedSchemes.has(url.protocol) || url.username || url.password) return undefined;
  return url.href;
}
