import {expect} from '@open-wc/testing';

import {nextWait} from '../../../src/engine/patience/next-wait.js';
import {defaultPatience} from '../../../src/engine/patience/patience.js';
import {ChatError} from '../../../src/model/index.js';
import type {ChatErrorCode} from '../../../src/model/index.js';

const patience = {...defaultPatience, random: () => 1};

function error(code: ChatErrorCode, retryAfterMs?: number): ChatError {
  return new ChatError(code, {message: 'No.', ...(retryAfterMs !== undefined && {retryAfterMs})});
}

describe('nextWait', () => {
  it('doubles with each attempt, up to the longest wait', () => {
    const many = {...patience, attempts: 9};
    expect([1, 2, 3, 4, 5, 6, 7, 8].map((attempt) => nextWait(error('throttled'), attempt, many))).to.deep.equal([
      2000, 4000, 8000, 16_000, 20_000, 20_000, 20_000, 20_000,
    ]);
    expect([1, 2, 3].map((attempt) => nextWait(error('internal'), attempt, patience))).to.deep.equal([500, 1000, 2000]);
  });

  it('is anything from nothing to that, so that visitors do not come back all at once', () => {
    expect(nextWait(error('internal'), 1, {...patience, random: () => 0})).to.equal(0);
    expect(nextWait(error('internal'), 1, {...patience, random: () => 0.5})).to.equal(250);
  });

  it('is never shorter than the service asks for', () => {
    expect(nextWait(error('throttled', 30_000), 1, patience)).to.equal(30_000);
    expect(nextWait(error('throttled', 10), 1, patience)).to.equal(2000);
  });

  it('ends where the service wants to be left alone for longer than anybody waits', () => {
    expect(nextWait(error('throttled', 3_600_000), 1, patience)).to.equal(undefined);
  });

  it('ends after the last attempt', () => {
    expect(nextWait(error('internal'), 3, patience)).to.be.a('number');
    expect(nextWait(error('internal'), 4, patience)).to.equal(undefined);
    expect(nextWait(error('internal'), 1, {...patience, attempts: 1})).to.equal(undefined);
  });

  for (const code of [
    'throttled',
    'service-unavailable',
    'internal',
    'model-timeout',
    'model-error',
    'network',
  ] as const) {
    it(`exists for ${code}, which may pass`, () => expect(nextWait(error(code), 1, patience)).to.be.a('number'));
  }

  for (const code of [
    'config',
    'credentials',
    'guest-scope',
    'access-denied',
    'validation',
    'quota',
    'expired',
    'offline',
    'interrupted',
    'corrupt-stream',
    'aborted',
    'unknown',
  ] as const) {
    it(`does not exist for ${code}, which would fail again or is for the visitor to decide`, () => {
      expect(nextWait(error(code), 1, patience)).to.equal(undefined);
    });
  }
});
