import {type InlineNode, readWords} from '../parse/inline-node.js';
import {safeUrl} from '../safe-url.js';

/** A host in a label that reads like an address: at its begin, or behind what stands before a host. */
const claimedHost =
  /(?:^[^\p{L}\p{N}]*|\/\/|[:@])(?:www\.)?((?:[\p{L}\p{N}-]+\.)+[\p{L}-][\p{L}\p{N}-]+|\d+(?:\.\d+){3})/iu;

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
  // Without signs that nobody sees, and with those that browsers take for letters and dots of a host.
  const words = readWords(node)
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '');
  const claimed = claimedHost.exec(words)?.[1]?.toLowerCase();
  if (claimed === undefined) return;
  const {hostname, protocol, pathname} = new URL(url);
  const real = hostname || protocol + pathname;
  if (claimed === hostname.replace(/^www\./, '') || (!hostname && real.endsWith(`@${claimed}`))) return;
  appendHost(element, real);
}

/** Makes an element lead to an address that is safe, in a page that gets nothing of this one. */
export function lead(element: HTMLElement, url: string): void {
  element.setAttribute('href', url);
  element.setAttribute('rel', 'noopener noreferrer nofollow ugc');
  element.setAttribute('target', '_blank');
}

/** Says where a link leads whose words may say something else. */
export function appendHost(link: HTMLElement, words: string): void {
  const host = link.ownerDocument.createElement('span');
  host.className = 'md-host';
  host.textContent = ` (${words})`;
  link.append(host);
}
