import {copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {runCommand} from '../run/run-command.js';

/** Where the peers are installed that this repository does not need otherwise. */
export const peersFolder = fileURLToPath(new URL('../../.frameworks/bench-peers', import.meta.url));
const sources = fileURLToPath(new URL('peers', import.meta.url));

/** Installs them as their lock says, unless they are; what is installed once is used again. */
export async function installPeers(): Promise<void> {
  const lock = readFileSync(join(sources, 'package-lock.json'), 'utf8');
  const stamp = join(peersFolder, 'stamp');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  mkdirSync(peersFolder, {recursive: true});
  for (const name of ['package.json', 'package-lock.json']) copyFileSync(join(sources, name), join(peersFolder, name));
  const command = ['npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const {status, output} = await runCommand(command, {}, peersFolder);
  if (status !== 0) throw new Error(`The peers could not be installed:\n${output}`);
  writeFileSync(stamp, lock);
}
