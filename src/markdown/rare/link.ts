import {type InlineNode, readWords} from '../parse/inline-node.js';
import {safeUrl} from '../safe-url.js';

/** Hosts in words that read like an address: at their begin, or behind what stands before a host. */
const claimedHost =
  /(?:^[^\p{L}\p{N}]*|\/\/|[:@])(?:www\.)?((?:[\p{L}\p{N}-]+\.)+[\p{L}-][\p{L}\p{N}-]+|\d+(?:\.\d+){3})/giu;

/**
 * Makes an element lead where the link says if that is a place to send visitors to; otherwise it stays words. A label
 * that looks like another address has the real one beside it.
 */
export function setSafeLink(element: HTMLElement, node: InlineNode): void {
  const url = safeUrl(node.url);
  if (url === undefined) return;
  lead(element, url);
  if (node.title) element.setAttribute('title', node.title);
  // A link holds no link: who chooses it comes to where it says, and not to where one inside would lead.
  for (const inner of element.querySelectorAll('a')) inner.removeAttribute('href');
  for (const host of element.querySelectorAll('.md-host')) host.remove();
  // What a formula looks like, its source does not say.
  if (element.querySelector('.md-math') || claimsOther(readWords(node), url)) appendPlace(element, url);
}

/** Whether words look like an address, and not like this one. */
function claimsOther(label: string, url: string): boolean {
  // Plain words look like none; the classes of Unicode are slow.
  if (!/[^\w\s]/.test(label)) return false;
  // Without signs that nobody sees, and with those that browsers take for letters and dots of a host.
  const words = label
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{M}\p{DI}]/gu, '')
    .replaceAll('。', '.')
    .toLowerCase();
  const own = readPlace(url).replace(/^(?:www\.|mailto:)/, '');
  if (words.replace('mailto:', '') === own) return false;
  return [...words.matchAll(claimedHost)].some(([, host]) => host !== own);
}

/** Makes an element lead to an address that is safe, in a page that gets nothing of this one. */
export function lead(element: HTMLElement, url: string): void {
  element.setAttribute('href', url);
  element.setAttribute('rel', 'noopener noreferrer nofollow ugc');
  element.setAttribute('target', '_blank');
}

/** Says where a link leads whose words may say something else. */
export function appendPlace(link: HTMLElement, url: string): void {
  const place = link.ownerDocument.createElement('span');
  place.className = 'md-host';
  place.textContent = ` (${readPlace(url)})`;
  link.append(place);
}

/** The host; letters and calls have none. */
function readPlace(url: string): string {
  const {hostname, protocol, pathname} = new URL(url);
  return hostname || protocol + pathname;
}
