/** Makes the playground for any host of plain files, in `demo/playground/dist/`: `npx tsx demo/playground/build.ts`. */
import {fileURLToPath} from 'node:url';
import {buildPlayground} from './build-playground.js';

const outDir = fileURLToPath(new URL('dist/', import.meta.url));
await buildPlayground(outDir);
console.log(`The playground is in ${outDir}: put it on any host of plain files.`);
