import {cp} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {build, type Plugin} from 'vite';
import {fillSettings} from '../../demo/server/fill-settings.js';
import type {DemoSettings} from '../../demo/server/settings.js';

// The driver finds its way through a page with a script that is in it, before all others.
const probe = {
  tag: 'script',
  attrs: {type: 'module', src: '/test/e2e/driver/probe.ts'},
  injectTo: 'head-prepend',
} as const;

/** Puts the probe into every page. */
export const probePlugin: Plugin = {name: 'probe', transformIndexHtml: {order: 'pre', handler: () => [probe]}};

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Builds pages of the demo into a folder, with what tests load into them by its address beside them. */
export async function buildPages(names: readonly string[], settings: DemoSettings, folder: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    root,
    plugins: [fillSettings(settings), probePlugin],
    resolve: {conditions: ['module', 'browser', 'production']},
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: {polyfill: false},
      assetsInlineLimit: 0,
      rolldownOptions: {input: names.map((name) => join(root, 'demo', name, 'index.html'))},
    },
  });
  for (const path of ['src/themes', 'node_modules/axe-core/axe.js']) {
    await cp(join(root, path), join(folder, path), {recursive: true});
  }
}
