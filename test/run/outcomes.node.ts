import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {type TestOutcome, countOutcomes, findUnlistedSkips, formatCounts, parseAllowedSkips} from './outcomes.js';

const outcome = (name: string, result: TestOutcome['result']): TestOutcome => ({name, engine: 'webkit', result});

describe('the count of tests', () => {
  it('ends in the plain words that a reader of the last line expects', () => {
    assert.equal(formatCounts(countOutcomes([outcome('a', 'passed'), outcome('b', 'failed')])), '1 passed, 1 failed');
    assert.equal(formatCounts(countOutcomes([outcome('a', 'skipped')])), '0 passed, 0 failed, 1 skipped');
  });
});

describe('the list of allowed skips', () => {
  const outcomes = [outcome('a.ts › media (1) › emulates', 'skipped'), outcome('a.ts › other', 'passed')];

  it('allows by name and engine, with wildcards', () => {
    const allows = (line: string) => findUnlistedSkips(outcomes, parseAllowedSkips(line)).length === 0;
    assert.ok(allows('a.ts › media (1) › emulates [webkit] :: no such command'));
    assert.ok(allows('# a comment\n\na.ts › * [webkit] :: no such command'));
    assert.ok(!allows('a.ts › * [firefox] :: no such command'));
    assert.ok(!allows('a.ts › media (1) [webkit] :: not the whole name'));
    assert.ok(!allows(''));
  });

  it('asks for a reason', () => {
    assert.throws(() => parseAllowedSkips('a.ts › *'), /lacks/);
    assert.throws(() => parseAllowedSkips('a.ts › * :: '), /lacks/);
  });
});
