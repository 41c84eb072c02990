import {chdir} from 'node:process';
import {fileURLToPath} from 'node:url';
import {frameworkApps} from '../../demo/frameworks/apps.js';
import {install, pack, updateLock} from './frameworks/workshop.js';
import {runCommand} from './run-command.js';

// Installs, builds and drives the apps in demo/frameworks with the Outcrop that `npm pack` makes of this tree:
// `npm run frameworks`, or `npm run frameworks -- react vue` for some. `--update-locks` writes their locks anew.

chdir(fileURLToPath(new URL('../..', import.meta.url)));
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const unknown = wanted.filter((name) => !frameworkApps.some((app) => app.name === name));
if (unknown.length > 0) throw new Error(`There is no app ${unknown.join(', ')} in demo/frameworks.`);
const names = frameworkApps.map(({name}) => name).filter((name) => wanted.length === 0 || wanted.includes(name));

await perform('build Outcrop', () => runAll(['tsx', 'build/build.ts']));
const tarball = await perform('pack it', pack);
for (const name of names) {
  if (process.argv.includes('--update-locks')) await perform(`lock ${name}`, () => updateLock(name, tarball));
  else await perform(`install and build ${name}`, () => install(name, tarball));
}
if (!process.argv.includes('--update-locks')) {
  const tests = ['node', '--import', 'tsx', '--test', '--test-reporter=spec', 'test/e2e/frameworks-built.e2e.ts'];
  console.log(await perform('drive them', () => runAll(tests)));
}

async function perform<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  const start = performance.now();
  try {
    return await work();
  } finally {
    console.log(`${what.padEnd(28)} ${((performance.now() - start) / 1000).toFixed(1).padStart(6)} s`);
  }
}

async function runAll(command: readonly string[]): Promise<string> {
  const {status, output} = await runCommand(command);
  if (status === 0) return output;
  console.error(output);
  process.exit(1);
}
