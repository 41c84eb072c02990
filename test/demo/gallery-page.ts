import type {AxeResults} from 'axe-core';
import type {Page} from '../e2e/driver/page.js';

declare global {
  var axe: {run(): Promise<AxeResults>};
}

/** Opens every state, as the query says, and waits until each is reached. */
export async function openGallery(page: Page, {url}: {readonly url: string}, query: string): Promise<void> {
  await page.goto(`${url}demo/gallery/?${query}`);
  await page.waitFor(
    () => document.querySelector('.gallery')?.hasAttribute('data-ready'),
    'not every state was reached',
  );
}

/** Puts one of the finished themes on the page, in place of the one before. */
export async function wearTheme(page: Page, file: string): Promise<void> {
  await page.evaluate(
    (name) =>
      new Promise((resolve, reject) => {
        document.querySelector('.theme')?.remove();
        const link = document.createElement('link');
        link.rel = 'stylesheet';
        link.className = 'theme';
        link.href = `/src/themes/${name}`;
        link.onload = resolve;
        link.onerror = reject;
        document.head.append(link);
      }),
    file,
  );
}

/** What breaks a rule in a page of the demo, each as the rule and the places; `without` names rules that do not apply. */
export async function findViolations(page: Page, without: readonly string[] = []): Promise<readonly string[]> {
  return page.evaluate(async (left) => {
    const file = '/node_modules/axe-core/axe.js';
    await import(file);
    const {violations} = await globalThis.axe.run();
    const found = violations.filter(({id}) => !left.includes(id));
    return found.map(({id, nodes}) => `${id}: ${nodes.map(({target}) => target.join(' ')).join(', ')}`);
  }, without);
}
