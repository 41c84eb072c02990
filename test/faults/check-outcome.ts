import assert from 'node:assert/strict';
import {addRequests, countNames, nameCall, type Requests} from './calls.js';
import type {Outcome} from './in-page.js';
import {wholeAnswer, type Expected} from './row.js';
import {checkSentence} from './sentences.js';

/** Holds what was to be seen of a question against what must be. */
export function checkOutcome(outcome: Outcome, expected: Expected): void {
  const {code, isWaiting, violations = 0} = expected;
  const status = expected.status ?? (code === undefined ? 'complete' : 'failed');
  const text = expected.text ?? (status === 'complete' ? wholeAnswer : '');
  const codes = code === undefined ? [] : [code];
  assert.equal(outcome.status, status, `the answer, with ${JSON.stringify(outcome.codes)}`);
  assert.deepEqual(outcome.codes, codes, 'what outcrop-error told');
  assert.equal(outcome.texts.at(-1) ?? '', text.trim(), 'the answer on the screen');
  assert.equal(outcome.chatStatus, code === undefined ? 'idle' : 'failed', 'the status of the chat');
  assert.equal(outcome.chatCode, code, 'the error of the chat');
  checkNotice(outcome, expected);
  // Most waits are none, and then it depends on the moment whether one is seen.
  if (isWaiting)
    assert.match(outcome.waitingText, /Trying again in (a moment|\d+ s)/, 'the chat does not say that it waits');
  const [reports, others] = [true, false].map((isReport) =>
    outcome.problems.filter((problem) => problem.startsWith('csp-violation') === isReport),
  );
  assert.deepEqual(others, [], 'what the page said');
  assert.equal(reports?.length, violations, `reports of the policy: ${reports?.join(' ')}`);
}

/** The question after: nothing is wrong any more, and nothing that had arrived is lost. */
export function checkNext(outcome: Outcome, textsBefore: readonly string[]): void {
  checkOutcome(outcome, {requests: {}});
  const kept = textsBefore.filter(Boolean);
  assert.deepEqual(outcome.texts.filter(Boolean), [...kept, wholeAnswer], 'the answers on the screen');
}

/** What a question asks of AWS when all is well. */
export const usualRequests: Requests = {ConverseStream: 1};

/** Holds what AWS saw of both questions against what the page asked for. */
export function checkArrivals(arrivals: Requests, expected: Expected): void {
  const {requests, nextRequests = usualRequests, mayArriveTwice} = expected;
  const sum = addRequests(expected.arrivals ?? requests, nextRequests);
  if (!mayArriveTwice) return assert.deepEqual(arrivals, sum, 'what reached AWS');
  for (const [name, count] of Object.entries(sum)) {
    const arrived = arrivals[name] ?? 0;
    assert.ok(arrived >= count && arrived <= 2 * count, `${arrived} of ${count} ${name} reached AWS`);
  }
}

/** What the page asked of AWS, by operation. */
export function countFetches({fetched}: Outcome): Requests {
  return countNames(fetched.map(([method, url, target]) => nameCall(method, url, target)));
}

function checkNotice({notice, noticeRole}: Outcome, {code}: Expected): void {
  if (code === undefined) return assert.equal(notice, undefined, 'there is a notice');
  assert.equal(noticeRole, 'alert');
  checkSentence(code, notice ?? '');
}
