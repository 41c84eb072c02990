import {readFileSync} from 'node:fs';
import {loadavg} from 'node:os';
import {chdir} from 'node:process';
import {fileURLToPath} from 'node:url';
import {launch} from 'puppeteer-core';
import {findEngines} from '../run/find-engines.js';
import {runCommand} from '../run/run-command.js';
import type {Bench} from './bench.js';
import {listContenders} from './contenders.js';
import {installPeers} from './install-peers.js';
import {measureAnswers} from './rows/answering-rows.js';
import {measureConversations} from './rows/conversation-rows.js';
import {weighFirstAnswers} from './rows/first-answer-rows.js';
import {measureLoadings} from './rows/loading-rows.js';
import {serveContenders} from './serve-contenders.js';
import {formatTable, type Row} from './table.js';
import {describeMachine, writeResults} from './write-results.js';

// Measures Outcrop and its peers side by side, in one browser: `npm run bench`. With `-- --write` the table goes into
// docs/benchmarks.md. BENCH_ROUNDS says how often each is measured; the default is 3.

chdir(fileURLToPath(new URL('../..', import.meta.url)));
const load = loadavg()[0];
const engine = findEngines().find(({name}) => name === 'chromium');
if (!engine) throw new Error('The benchmark needs Chromium: apt-get install chromium.');

const {status, output} = await runCommand(['tsx', 'build/build.ts']);
if (status !== 0) throw new Error(`The build failed:\n${output}`);
await installPeers();
const site = await serveContenders();
const browser = await launch({
  executablePath: engine.path,
  // Nothing is asked for outside of this machine, whatever a peer would like to have.
  args: ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
});
try {
  const results = `${describeMachine(await browser.version(), load)}\n\n${formatTable(await measureAll())}`;
  console.log(results);
  if (process.argv.includes('--write')) writeResults(results);
} finally {
  await browser.close();
  await site.close();
}

async function measureAll(): Promise<Row[]> {
  const hashes: Readonly<Record<string, string>> = JSON.parse(readFileSync('dist/integrity.json', 'utf8'));
  const contenders = listContenders(hashes['outcrop.js'] ?? '');
  const bench: Bench = {site, browser, contenders, rounds: Number(process.env['BENCH_ROUNDS'] ?? 3)};
  site.addPage('/blank', {head: '', body: ''});
  for (const {path, head, body, closed} of contenders) {
    site.addPage(path, {head, body});
    if (closed) site.addPage(`${path}-closed`, {head, body: closed.body});
  }
  const rows: Row[] = [];
  for (const measure of [measureLoadings, weighFirstAnswers, measureAnswers, measureConversations]) {
    const start = performance.now();
    rows.push(...(await measure(bench)));
    console.error(`${measure.name}: ${((performance.now() - start) / 1000).toFixed(0)} s`);
  }
  return rows;
}
