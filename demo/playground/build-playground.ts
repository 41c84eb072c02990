import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {build, type Plugin} from 'vite';
import {bundleWorker, workerFileName} from '../server/bundle-worker.js';

/** Writes the playground, with the stand-in in a service worker beside it. */
export async function buildPlayground(outDir: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    root: fileURLToPath(new URL('.', import.meta.url)),
    plugins: [withoutDemos],
    // A host of plain files may keep it in any folder.
    base: './',
    resolve: {conditions: ['module', 'browser', 'production']},
    // The page awaits at its top.
    build: {outDir, emptyOutDir: true, target: 'es2022', modulePreload: {polyfill: false}, assetsInlineLimit: 0},
  });
  await writeFile(join(outDir, workerFileName), await bundleWorker());
}

/** The other pages are not beside it there. */
const withoutDemos: Plugin = {
  name: 'outcrop-without-demos',
  transformIndexHtml: (page) => page.replace(/<nav class="demos"[^]*?<\/nav>/, ''),
};
