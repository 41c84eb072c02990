import {relative} from 'node:path';
import {fileURLToPath} from 'node:url';

// JavaScript, since Node 20 loads reporters before it loads anything that could read TypeScript.

// An error after the end of its test is a mere remark to Node 20, and the run would pass.
const lateError = /generated asynchronous activity after the test ended/;
const engineSuffix = / \[(\w+)\]$/;

/** A reporter for `node --test` that writes what became of each test (a `TestOutcome`) as JSON. */
export default async function* reportOutcomes(events) {
  const path = [];
  const outcomes = [];
  for await (const {type, data} of events) {
    if (type === 'test:diagnostic' && lateError.test(data.message)) outcomes.push(describeLateError(data));
    if (type !== 'test:start' && type !== 'test:pass' && type !== 'test:fail') continue;
    path.splice(data.nesting, Infinity, data.name);
    if (type !== 'test:start' && isTest(data)) outcomes.push(readOutcome(data, path, type === 'test:pass'));
  }
  yield JSON.stringify(outcomes, null, 1);
}

/** Suites and whole files are reported too; they count only where they failed without a test in them. */
function isTest({details, nesting, name, file}) {
  if (details?.type === 'suite') return false;
  return nesting > 0 || !file || nameFile(file) !== nameFile(name) || details?.error !== undefined;
}

function readOutcome(data, path, hasPassed) {
  const isSkipped = data.skip !== undefined || data.todo !== undefined;
  const names = [data.file === undefined ? '' : nameFile(data.file), ...path].filter(Boolean);
  return {
    name: names.join(' › ').replace(engineSuffix, ''),
    engine: engineSuffix.exec(data.name)?.[1] ?? 'node',
    result: !hasPassed ? 'failed' : isSkipped ? 'skipped' : 'passed',
    durationMs: Math.round(data.details?.duration_ms ?? 0),
  };
}

function describeLateError({file, message}) {
  const name = `${file === undefined ? '' : nameFile(file)} › ends without a late error: ${message}`;
  return {name, engine: 'node', result: 'failed'};
}

function nameFile(file) {
  return relative(process.cwd(), file.startsWith('file:') ? fileURLToPath(file) : file);
}
