/** Long enough for a small picture within its own address. */
const longest = 200_000;

/**
 * The address of a picture as it may be requested: over https, from the page's own origin, or with the picture in it;
 * nothing for any other.
 */
export function readPictureAddress(address: unknown, base: string = document.baseURI): string | undefined {
  if (typeof address !== 'string' || address.trim() === '' || address.length > longest) return undefined;
  if (!URL.canParse(address, base)) return undefined;
  const url = new URL(address, base);
  const isOwn = url.origin !== 'null' && url.origin === new URL(base).origin;
  const isAllowed = url.protocol === 'https:' || isOwn || /^data:image\//i.test(url.href);
  return isAllowed && url.username === '' && url.password === '' ? url.href : undefined;
}
