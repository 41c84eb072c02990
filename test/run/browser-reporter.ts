import {mkdirSync, writeFileSync} from 'node:fs';
import type {Reporter, TestSession, TestSuiteResult} from '@web/test-runner';
import type {TestOutcome} from './outcomes.js';

/** Writes what became of each test, per engine, to a JSON file. */
export function outcomeReporter(path: string): Reporter {
  return {
    onTestRunFinished({sessions}) {
      mkdirSync(new URL('.', `file://${path}`), {recursive: true});
      writeFileSync(path, JSON.stringify(sessions.flatMap(listOutcomes), null, 1));
    },
  };
}

function listOutcomes(session: TestSession): TestOutcome[] {
  const engine = session.browser.name;
  const file = session.testFile.replace(`${process.cwd()}/`, '');
  const tests = session.testResults ? listTests(session.testResults, file, engine) : [];
  // A file that does not load, or an error outside any test, fails a session without a failed test.
  const isBroken = !session.passed && !tests.some(({result}) => result === 'failed');
  return isBroken ? [...tests, {name: `${file} loads`, engine, result: 'failed'}] : tests;
}

function listTests(suite: TestSuiteResult, prefix: string, engine: string): TestOutcome[] {
  const path = suite.name ? `${prefix} › ${suite.name}` : prefix;
  const own = suite.tests.map(({name, passed, skipped, duration}): TestOutcome => {
    const result = skipped ? 'skipped' : passed ? 'passed' : 'failed';
    return {name: `${path} › ${name}`, engine, result, ...(duration !== undefined && {durationMs: duration})};
  });
  return [...own, ...suite.suites.flatMap((inner) => listTests(inner, path, engine))];
}
