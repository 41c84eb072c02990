import type {ImagePolicy} from '../options.js';
import {safeUrl} from '../safe-url.js';

/** The image's address when the page allows it to be requested: a request tells its server what stands in the address. */
export function allowedImage(address: string | undefined, policy: ImagePolicy | undefined): string | undefined {
  const url = safeUrl(address);
  if (url === undefined || !/^https?:/.test(url)) return undefined;
  // A server may read these as separators, and leave the folder that was allowed.
  if (/%(?:2f|5c|2e)/i.test(new URL(url).pathname)) return undefined;
  return policy?.allow.some((prefix) => isBelow(url, prefix)) ? url : undefined;
}

function isBelow(url: string, prefix: string): boolean {
  if (!URL.canParse(prefix)) return false;
  const {origin, pathname} = new URL(prefix);
  const wanted = new URL(url);
  if (wanted.origin !== origin) return false;
  const folder = pathname.endsWith('/') ? pathname : `${pathname}/`;
  return wanted.pathname === pathname || wanted.pathname.startsWith(folder);
}
