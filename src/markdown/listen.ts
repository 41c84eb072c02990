import {rare, loadRare} from './rare.js';
import type {MarkdownOptions} from './options.js';
import {safeUrl} from './safe-url.js';

/** Asks before a link is opened, and cleans what is copied. */
export function listen(root: HTMLElement, onLink?: MarkdownOptions['onLink'], options?: AddEventListenerOptions): void {
  const onClick = (event: MouseEvent) => {
    // The middle button opens a link too; the right one asks for a menu. What a button does in a link opens nothing.
    if (event.button > 1 || event.defaultPrevented) return;
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    const url = safeUrl(link?.getAttribute('href'));
    if (url !== undefined && onLink?.(url) === false) event.preventDefault();
  };
  root.addEventListener('click', onClick, options);
  root.addEventListener('auxclick', onClick, options);
  // A copy cannot wait: what cleans it is fetched with the selection.
  root.addEventListener('selectstart', () => void loadRare(), options);
  root.addEventListener('copy', (event) => rare?.handleCopy(root, event), options);
}
