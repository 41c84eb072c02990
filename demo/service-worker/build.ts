/** Makes the demo without any server, in `demo/dist/`: `npx tsx demo/service-worker/build.ts`. */
import {writeFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {build} from 'vite';
import {bundleWorker, workerFileName} from '../server/bundle-worker.js';

const outDir = fileURLToPath(new URL('../dist/', import.meta.url));

await build({
  configFile: false,
  logLevel: 'warn',
  root: fileURLToPath(new URL('.', import.meta.url)),
  // A host of plain files may keep it in any folder.
  base: './',
  build: {outDir, emptyOutDir: true, target: 'es2022'},
});
await writeFile(`${outDir}${workerFileName}`, await bundleWorker());
console.log(`The demo is in ${outDir}: put it on any host of plain files.`);
