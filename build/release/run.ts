/** Makes a release: `npm run release -- minor`, or `npm run release -- --dry-run` to see what it would be. */
import {execFile, spawnSync} from 'node:child_process';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, relative} from 'node:path';
import {chdir, cwd} from 'node:process';
import {fileURLToPath} from 'node:url';
import {promisify, parseArgs} from 'node:util';

import {readManifest} from '../../docs/generate/manifest.js';
import {openRepository} from './git.js';
import {release, type Tools} from './release.js';

chdir(fileURLToPath(new URL('../..', import.meta.url)));
const {values, positionals} = parseArgs({options: {'dry-run': {type: 'boolean'}}, allowPositionals: true});

const tools: Tools = {
  async analyze() {
    const folder = await mkdtemp(join(tmpdir(), 'outcrop-manifest-'));
    const config = ['--config', 'custom-elements-manifest.config.mjs', '--outdir', relative(cwd(), folder)];
    await promisify(execFile)('npx', ['cem', 'analyze', ...config]);
    const element = readManifest(join(folder, 'custom-elements.json'));
    await rm(folder, {recursive: true});
    return element;
  },
  async build() {
    for (const script of ['docs', 'build']) {
      const {status} = spawnSync('npm', ['run', script], {stdio: 'inherit'});
      if (status !== 0) throw new Error(`npm run ${script} failed, and nothing was changed.`);
    }
  },
  async listPackages() {
    const words = [
      'sbom',
      '--package-lock-only',
      '--sbom-format',
      'cyclonedx',
      '--sbom-type',
      'library',
      '--omit',
      'dev',
    ];
    const {stdout} = await promisify(execFile)('npm', words, {maxBuffer: 64 * 1024 * 1024});
    return stdout;
  },
};

try {
  await release({
    folder: cwd(),
    wanted: positionals[0],
    isDryRun: values['dry-run'] === true,
    repository: openRepository(cwd()),
    tools,
    today: new Date(),
    say: (line) => console.log(line),
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
