import {chdir} from 'node:process';
import {fileURLToPath} from 'node:url';
import {runCommand} from '../../run/run-command.js';
import {openLab} from './lab.js';
import {measureParsing} from './parsing.js';
import {countBroken} from './promises.js';
import {type Figure, printFigures} from './report.js';
import {measureShowing} from './showing.js';
import {measureTranscript} from './transcript.js';

// Measures how answers in markdown are shown, beside the floor and the peers: `npm run bench:markdown`. BENCH_ROUNDS says
// how often; the default is 5.

chdir(fileURLToPath(new URL('../../..', import.meta.url)));
const {status, output} = await runCommand(['tsx', 'build/build.ts']);
if (status !== 0) throw new Error(`The build failed:\n${output}`);
const lab = await openLab();
try {
  const figures: Figure[] = [];
  for (const measure of [measureShowing, measureParsing, measureTranscript, countBroken]) {
    const start = performance.now();
    figures.push(...(await measure(lab)));
    console.error(`${measure.name}: ${((performance.now() - start) / 1000).toFixed(0)} s`);
  }
  printFigures(figures, await lab.browser.version());
} finally {
  await lab.browser.close();
}
