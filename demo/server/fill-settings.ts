import type {Plugin} from 'vite';
import type {DemoSettings} from './settings.js';

/** Gives the pages their settings: as attributes of each chat, and as JSON for pages that have none. */
export function fillSettings(settings: DemoSettings): Plugin {
  return {
    name: 'outcrop-fill-settings',
    transformIndexHtml: {order: 'pre', handler: (page) => fillPage(page, settings)},
  };
}

/** The page with its settings. Attributes that the page sets itself win, since they come first. */
export function fillPage(page: string, settings: DemoSettings): string {
  const given = Object.entries(settings);
  const attributes = given.map(([name, value]) => ` ${toAttribute(name)}="${escapeAttribute(value)}"`).join('');
  // A script ends at the first `</script`, whatever it is in.
  const json = JSON.stringify(settings).replaceAll('<', '\\u003c');
  return page
    .replace(/<!--[^]*?-->|<outcrop-chat(?=[\s>])[^>]*?(?=>)/g, (found) =>
      found.startsWith('<!--') ? found : `${found}${attributes}`,
    )
    .replace(/(<script type="application\/json" id="outcrop-settings">)(?=<\/script>)/, (tag) => `${tag}${json}`);
}

function toAttribute(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function escapeAttribute(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
