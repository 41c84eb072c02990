import {mkdirSync, readFileSync} from 'node:fs';
import {chdir} from 'node:process';
import {fileURLToPath} from 'node:url';
import {type Engine, findEngines, readNames} from './find-engines.js';
import {browserAdvice, installBrowser} from './install-browser.js';
import {type Counts, addCounts, findUnlistedSkips, formatCounts, parseAllowedSkips} from './outcomes.js';
import {type StepResult, runSteps} from './run-steps.js';
import {listSteps} from './steps.js';

// Runs everything that must hold. `--quick` leaves the browsers out; `--install-browser` gets one where there is none.
// OUTCROP_ENGINES=chromium,… restricts the engines; OUTCROP_DEMAND_ENGINES=chromium,… fails without one of them, and
// on a skipped test that test/allowed-skips does not list.

chdir(fileURLToPath(new URL('../..', import.meta.url)));
mkdirSync('test-results', {recursive: true});
const isQuick = process.argv.includes('--quick');
const demanded = readNames(process.env['OUTCROP_DEMAND_ENGINES']);

const engines = isQuick ? [] : await getEngines();
const results = await runSteps(listSteps(engines));
const counts = addCounts([...results.map((result) => result.counts), checkEngines(), checkSkips(results)]);
console.log(formatCounts(counts));
process.exitCode = counts.failed === 0 ? 0 : 1;

async function getEngines(): Promise<Engine[]> {
  let found = findEngines();
  if (found.length === 0 && process.argv.includes('--install-browser') && (await installBrowser())) {
    found = findEngines();
  }
  console.log(found.length === 0 ? browserAdvice : `Engines: ${found.map(({name}) => name).join(', ')}.`);
  return found;
}

/** Without any engine, or without one that is demanded, the run has failed. */
function checkEngines(): Counts {
  const missing = demanded.filter((name) => !engines.some((engine) => engine.name === name));
  if (!isQuick && missing.length > 0) console.log(`✗ These engines are demanded and missing: ${missing.join(', ')}.`);
  const failed = isQuick ? 0 : missing.length || (engines.length === 0 ? 1 : 0);
  return {passed: 0, failed, skipped: 0};
}

/** Names the skipped tests; where engines are demanded, one that is not listed counts as failed. */
function checkSkips(all: readonly StepResult[]): Counts {
  const allowed = parseAllowedSkips(readFileSync('test/allowed-skips', 'utf8'));
  const unlisted = findUnlistedSkips(
    all.flatMap(({outcomes}) => outcomes),
    allowed,
  );
  const isStrict = demanded.length > 0;
  for (const name of unlisted) console.log(`${isStrict ? '✗' : '–'} skipped, and not in test/allowed-skips: ${name}`);
  return isStrict
    ? {passed: 0, failed: unlisted.length, skipped: -unlisted.length}
    : {passed: 0, failed: 0, skipped: 0};
}
