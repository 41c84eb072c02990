import {execFile} from 'node:child_process';
import {promisify} from 'node:util';

/** What a release asks a repository. */
export interface Repository {
  /** What has changed and is not committed, a line for each file. */
  readChanges(): Promise<readonly string[]>;
  /** The tag of the release before, such as `v0.1.0`. */
  findLastTag(): Promise<string | undefined>;
  hasTag(tag: string): Promise<boolean>;
  /** A file as it was at a tag; `undefined` where it was not. */
  readAt(tag: string, path: string): Promise<string | undefined>;
  /** The files that are in the repository. */
  listFiles(): Promise<readonly string[]>;
  /** Takes back whatever was changed since the last commit. */
  restore(): Promise<void>;
}

/** The repository in a folder. */
export function openRepository(folder: string): Repository {
  const run = async (...words: readonly string[]): Promise<string> => {
    const {stdout} = await promisify(execFile)('git', words, {cwd: folder, maxBuffer: 64 * 1024 * 1024});
    return stdout;
  };
  const find = (...words: readonly string[]): Promise<string | undefined> => run(...words).catch(() => undefined);
  return {
    readChanges: async () => (await run('status', '--porcelain')).split('\n').filter(Boolean),
    findLastTag: async () => (await find('describe', '--tags', '--abbrev=0', '--match', 'v[0-9]*'))?.trim(),
    hasTag: async (tag) => (await find('rev-parse', '--verify', '--quiet', `refs/tags/${tag}`)) !== undefined,
    readAt: (tag, path) => find('show', `${tag}:${path}`),
    listFiles: async () => (await run('ls-files', '-z')).split('\0').filter(Boolean),
    restore: async () => void (await run('restore', '--worktree', '.')),
  };
}
