import type {Level} from './compare-surfaces.js';

const levels: readonly Level[] = ['patch', 'minor', 'major'];

/** Whether a word names a part of a version. */
export function isLevel(word: string): word is Level {
  return levels.some((level) => level === word);
}

/** Whether a word is a whole version. */
export function isVersion(word: string): boolean {
  return /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[\w.]+)?$/.test(word);
}

/** True when the first one is less than the second asks for. */
export function isLess(level: Level, needed: Level): boolean {
  return levels.indexOf(level) < levels.indexOf(needed);
}

/** The version after this one. */
export function nextVersion(version: string, level: Level): string {
  const [major = 0, minor = 0, patch = 0] = version.split(/[.-]/).map(Number);
  if (level === 'major') return `${major + 1}.0.0`;
  return level === 'minor' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}
