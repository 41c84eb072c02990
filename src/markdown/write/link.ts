import {type InlineNode, readWords} from '../parse/inline-node.js';
import {safeUrl} from '../safe-url.js';

/** A label that reads like an address: with or without a scheme, a host and perhaps a path. */
const addressLike = /^(?:[a-z][a-z\d+.-]*:\/*)?(?:www\.)?((?:[\p{L}\p{N}-]+\.)+[\p{L}-]{2,})(?=$|[\s/:?#])/iu;

/** Makes words of a link again, before it leads somewhere else. */
export function clearLink(element: HTMLElement): void {
  element.querySelector('.md-host')?.remove();
  element.removeAttribute('href');
  element.removeAttribute('title');
}

/**
 * Makes an element lead where the link says if that is a place to send visitors to; otherwise it stays words. A label
 * that looks like another address has the real one beside it.
 */
export function setSafeLink(element: HTMLElement, node: InlineNode): void {
  const url = safeUrl(node.url);
  if (url === undefined) return;
  element.setAttribute('href', url);
  element.setAttribute('rel', 'noopener noreferrer nofollow ugc');
  element.setAttribute('target', '_blank');
  if (node.title) element.setAttribute('title', node.title);
  const words = readWords(node);
  const claimed = words.includes('.') ? addressLike.exec(words.trim())?.[1]?.toLowerCase() : undefined;
  if (claimed === undefined) return;
  const {hostname, protocol, pathname} = new URL(url);
  const real = hostname || protocol + pathname;
  if (claimed === hostname.replace(/^www\./, '') || (!hostname && real.endsWith(`@${claimed}`))) return;
  const host = element.ownerDocument.createElement('span');
  host.className = 'md-host';
  host.textContent = ` (${real})`;
  element.append(host);
}
