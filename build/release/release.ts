import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';

import type {ElementFacts} from '../../docs/generate/manifest.js';
import {draftLines, writeChangelog} from './changelog.js';
import {compareSurfaces, leastLevel, type SurfaceChange} from './compare-surfaces.js';
import type {Repository} from './git.js';
import {replaceVersion} from './mentions.js';
import {cleanSbom} from './sbom.js';
import {parseSurface, readSurface, writeSurface, type Surface} from './surface.js';
import {isLess, isLevel, isVersion, nextVersion} from './version.js';

/** Where a release leaves what it promises, for the next one to be held against. */
export const surfacePath = 'build/release/surface.txt';

/** What is done with other programs. */
export interface Tools {
  /** What the sources say of the element; writes nothing in the repository. */
  analyze(): Promise<ElementFacts>;
  /** Writes what is derived from the sources, and everything that is published. */
  build(): Promise<void>;
  /** What `npm sbom` says. */
  listPackages(): Promise<string>;
}

/** A release: of what, and by what. */
export interface ReleaseOptions {
  readonly folder: string;
  /** `patch`, `minor`, `major`, or a whole version. Default: the least that the change of the surface asks for. */
  readonly wanted?: string | undefined;
  /** Says what would be done, and does nothing. */
  readonly isDryRun: boolean;
  readonly repository: Repository;
  readonly tools: Tools;
  readonly today: Date;
  readonly say: (line: string) => void;
}

/** Makes a release in the folder, ready to be looked at, committed, tagged and published by somebody. */
export async function release(options: ReleaseOptions): Promise<void> {
  const {folder, isDryRun, repository, tools, today, say} = options;
  const changes = await repository.readChanges();
  if (changes.length > 0 && !isDryRun) throw new Error(`Commit this first, or take it away:\n${changes.join('\n')}`);
  if (changes.length > 0) say(`This is not committed, and would stop a release:\n${changes.join('\n')}`);
  const surface = await readSurfaceNow(options);
  const change = await findChange(repository, surface);
  const {before, version} = await chooseVersion(options, change);
  const section = {version, date: today.toISOString().slice(0, 10), change};
  say(`${before} → ${version}`);
  for (const line of draftLines(section)) say(line);
  if (isDryRun) return say('Nothing was changed.');
  try {
    await updateFiles(options, (path, text) =>
      path === 'CHANGELOG.md' ? text : replaceVersion(text, before, version),
    );
    await updateFile(folder, 'CHANGELOG.md', (text) => writeChangelog(text, section));
    await tools.build();
    const {name} = await readPackage(folder);
    await writeFile(join(folder, 'dist/sbom.cdx.json'), cleanSbom(await tools.listPackages(), name));
    await writeFile(join(folder, surfacePath), writeSurface(surface));
  } catch (error) {
    // The tree was clean, so that this takes back what happened here, and nothing else.
    await repository.restore();
    throw error;
  }
  const {repository: address} = await readPackage(folder);
  sayWhatIsLeft({version, isKnown: address !== undefined}, say);
}

/** What a release reads of `package.json`. */
interface Package {
  readonly name: string;
  readonly version: string;
  readonly exports: object;
  readonly repository?: unknown;
}

async function readPackage(folder: string): Promise<Package> {
  return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
}

async function readSurfaceNow({folder, tools}: ReleaseOptions): Promise<Surface> {
  const {exports} = await readPackage(folder);
  return readSurface(await tools.analyze(), Object.keys(exports));
}

/** Nothing where no release is known that this one could differ from. */
async function findChange(repository: Repository, surface: Surface): Promise<SurfaceChange | undefined> {
  const tag = await repository.findLastTag();
  const promised = tag && (await repository.readAt(tag, surfacePath));
  return promised === undefined || promised === '' ? undefined : compareSurfaces(parseSurface(promised), surface);
}

async function chooseVersion({folder, wanted, repository}: ReleaseOptions, change: SurfaceChange | undefined) {
  const {version: before} = await readPackage(folder);
  const needed = change ? leastLevel(change, before) : undefined;
  // What was never released keeps its version, unless somebody wants another one.
  const word = wanted ?? needed ?? ((await repository.findLastTag()) ? 'patch' : before);
  if (!isLevel(word) && !isVersion(word)) throw new Error(`“${word}” is neither patch, minor, major nor a version.`);
  if (needed && isLevel(word) && isLess(word, needed)) {
    throw new Error([`This is a ${needed} version:`, ...draftLines({change})].join('\n'));
  }
  const version = isLevel(word) ? nextVersion(before, word) : word;
  if (await repository.hasTag(`v${version}`)) throw new Error(`There is a tag v${version} already.`);
  return {before, version};
}

async function updateFiles({folder, repository}: ReleaseOptions, change: (path: string, text: string) => string) {
  for (const path of await repository.listFiles()) {
    if (/\.(md|txt|json|html|ts|js)$/.test(path)) await updateFile(folder, path, (text) => change(path, text));
  }
}

async function updateFile(folder: string, path: string, change: (text: string) => string): Promise<void> {
  const before = await readFile(join(folder, path), 'utf8');
  const after = change(before);
  if (after !== before) await writeFile(join(folder, path), after);
}

function sayWhatIsLeft(made: {readonly version: string; readonly isKnown: boolean}, say: (line: string) => void): void {
  const {version, isKnown} = made;
  say('Read the diff, put the new lines of CHANGELOG.md into sentences, and see that npm test is green. Then:');
  say(`git add -A && git commit -m "Release ${version}" && git tag v${version} && git push --follow-tags`);
  say('npm publish --provenance --access public');
  if (!isKnown) say('package.json names no repository yet, and npm gives no provenance without one.');
}
