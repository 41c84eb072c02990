import {existsSync, readFileSync} from 'node:fs';

/** What became of one test. */
export interface TestOutcome {
  /** The file, then the names of its suites and the test's own. */
  readonly name: string;
  /** Where it ran: a browser engine, or `node`. */
  readonly engine: string;
  readonly result: 'passed' | 'failed' | 'skipped';
  readonly durationMs?: number;
}

/** Numbers of tests. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** The outcomes that a reporter wrote; none when it came to nothing. */
export function readOutcomes(path: string): TestOutcome[] {
  if (!existsSync(path)) return [];
  const text = readFileSync(path, 'utf8');
  const outcomes: unknown = text === '' ? [] : JSON.parse(text);
  return Array.isArray(outcomes) ? outcomes : [];
}

/** How many passed, failed and were skipped. */
export function countOutcomes(outcomes: readonly TestOutcome[]): Counts {
  const count = (wanted: TestOutcome['result']) => outcomes.filter(({result}) => result === wanted).length;
  return {passed: count('passed'), failed: count('failed'), skipped: count('skipped')};
}

/** The sum of several counts. */
export function addCounts(counts: readonly Counts[]): Counts {
  const sum = (member: keyof Counts) => counts.reduce((total, each) => total + each[member], 0);
  return {passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped')};
}

/** `3 passed, 0 failed`, and the skipped where there are any. */
export function formatCounts({passed, failed, skipped}: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** A kind of test that may be skipped, and why. */
export interface AllowedSkip {
  /** Matches the test's name with its engine, as in `file › suite › test [webkit]`. */
  readonly matches: (name: string) => boolean;
  readonly reason: string;
}

/** Reads `test/allowed-skips`: a name with `*` for any text, two colons, the reason; `#` opens a comment. */
export function parseAllowedSkips(text: string): AllowedSkip[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  return lines.map((line) => {
    const [pattern = '', reason = ''] = line.split('::').map((part) => part.trim());
    if (pattern === '' || reason === '') throw new Error(`test/allowed-skips: "${line}" lacks "name :: reason".`);
    const source = pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
    const expression = new RegExp(`^${source.join('.*')}$`);
    return {matches: (name) => expression.test(name), reason};
  });
}

/** The skipped tests that nothing allows, by name. */
export function findUnlistedSkips(outcomes: readonly TestOutcome[], allowed: readonly AllowedSkip[]): string[] {
  const skipped = outcomes.filter(({result}) => result === 'skipped').map(({name, engine}) => `${name} [${engine}]`);
  return skipped.filter((name) => !allowed.some(({matches}) => matches(name)));
}
