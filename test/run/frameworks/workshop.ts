import {createHash} from 'node:crypto';
import {cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {runCommand} from '../run-command.js';

/** Where the apps are installed and built: apart from their sources, and kept from one time to the next. */
export const workshop = resolve('.frameworks');
const cache = join(workshop, 'npm-cache');
const sources = resolve('demo/frameworks');
const quietly = ['--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts', '--cache', cache];

interface Lock {
  readonly packages: Record<string, {readonly [member: string]: unknown; dependencies?: Record<string, string>}>;
}

/** Packs the built tree as `npm publish` would, and returns the path of the tarball. */
export async function pack(): Promise<string> {
  mkdirSync(workshop, {recursive: true});
  const output = await run(['npm', 'pack', '--json', '--pack-destination', workshop], process.cwd());
  const [{filename}]: [{filename: string}] = JSON.parse(output.slice(output.indexOf('[')));
  return join(workshop, filename);
}

/** Installs an app beside the others with the packed Outcrop, unless it is, and builds it. */
export async function install(name: string, tarball: string): Promise<void> {
  const folder = join(workshop, name);
  const stamp = stampOf(name);
  if (readStamp(name) === stamp) return;
  rmSync(join(folder, 'stamp'), {force: true});
  copySources(name);
  pointTo(tarball, folder);
  await run(['npm', 'ci', '--prefer-offline', ...quietly], folder);
  await run(['npm', 'run', 'build'], folder);
  writeFileSync(join(folder, 'stamp'), stamp);
}

/** Writes an app’s lock anew; it names packages and hashes, and Outcrop as if it came from a registry. */
export async function updateLock(name: string, tarball: string): Promise<void> {
  const folder = join(workshop, name);
  copySources(name);
  rmSync(join(folder, 'package-lock.json'), {force: true});
  const manifest = readFileSync(join(folder, 'package.json'), 'utf8');
  writeFileSync(join(folder, 'package.json'), manifest.replace(/"outcrop": ".*"/, `"outcrop": "file:${tarball}"`));
  await run(['npm', 'install', '--package-lock-only', '--omit-lockfile-registry-resolved', ...quietly], folder);
  const lock: Lock = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
  const {resolved: _path, integrity: _hash, ...outcrop} = lock.packages['node_modules/outcrop'] ?? {};
  lock.packages['node_modules/outcrop'] = outcrop;
  Object.assign(lock.packages['']?.dependencies ?? {}, {outcrop: outcrop['version']});
  writeFileSync(join(sources, name, 'package-lock.json'), `${JSON.stringify(lock, null, 2)}\n`);
}

/** Whether an app is built from its present sources and the present build of Outcrop. */
export function isBuilt(name: string): boolean {
  return readStamp(name) === stampOf(name);
}

function readStamp(name: string): string | undefined {
  const path = join(workshop, name, 'stamp');
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/** Says what an app is made of: its own files, and every file of Outcrop that it may use. */
function stampOf(name: string): string {
  const hash = createHash('sha256');
  for (const path of ['package.json', ...listFiles('dist'), ...listFiles(join(sources, name))].toSorted()) {
    hash.update(`${path}\0`).update(readFileSync(path));
  }
  return hash.digest('hex');
}

function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const found = readdirSync(folder, {recursive: true, encoding: 'utf8'}).map((name) => join(folder, name));
  return found.filter((path) => !path.includes('node_modules') && statSync(path).isFile());
}

function copySources(name: string): void {
  const folder = join(workshop, name);
  mkdirSync(folder, {recursive: true});
  for (const old of readdirSync(folder)) {
    if (old !== 'node_modules') rmSync(join(folder, old), {recursive: true});
  }
  cpSync(join(sources, name), folder, {recursive: true, filter: (path) => !/\/(node_modules|dist)$/.test(path)});
}

/** The app’s files name Outcrop by its version, as anybody’s will; here that version is the tarball. */
function pointTo(tarball: string, folder: string): void {
  const address = `file:${tarball}`;
  const [manifestPath, lockPath] = [join(folder, 'package.json'), join(folder, 'package-lock.json')];
  const manifest = JSON.parse(readFileSync(manifestPath, 'utf8'));
  const lock: Lock = JSON.parse(readFileSync(lockPath, 'utf8'));
  for (const each of [manifest, lock.packages['']]) each.dependencies.outcrop = address;
  Object.assign(lock.packages['node_modules/outcrop'] ?? {}, {resolved: address});
  writeFileSync(manifestPath, JSON.stringify(manifest, null, 2));
  writeFileSync(lockPath, JSON.stringify(lock, null, 2));
}

async function run(command: readonly string[], cwd: string): Promise<string> {
  const {status, output} = await runCommand(command, {}, cwd);
  if (status !== 0) throw new Error(`${command.slice(0, 3).join(' ')} failed in ${cwd}:\n${output}`);
  return output;
}
