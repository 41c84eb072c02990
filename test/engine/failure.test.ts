import {expect} from '@open-wc/testing';
import {interrupted, toChatError, wrongCall} from '../../src/engine/failure.js';
import {ChatError, isChatError} from '../../src/model/index.js';

describe('what a turn ends with', () => {
  it('is the ChatError that was thrown', () => {
    const error = new ChatError('access-denied', {message: 'No.'});
    expect(toChatError(error, false)).to.equal(error);
    expect(toChatError(error, true)).to.equal(error);
  });

  it('is a ChatError of another copy of this library, too', () => {
    const foreign = Object.assign(new Error('No.'), {name: 'ChatError', code: 'quota'});
    expect(toChatError(foreign, false)).to.equal(foreign);
  });

  const connectionFailures = [
    'Failed to fetch',
    'NetworkError when attempting to fetch resource.',
    'Load failed',
    'network error',
    'Error in input stream',
    'fetch failed',
    'terminated',
  ];
  for (const message of connectionFailures) {
    it(`is a network failure for a TypeError "${message}"`, () => {
      const cause = new TypeError(message);
      expect(toChatError(cause, false)).to.include({code: 'network', retryable: true, cause});
    });
  }

  it('is interrupted for the same failure once something has arrived', () => {
    const cause = new TypeError('network error');
    expect(toChatError(cause, true)).to.include({code: 'interrupted', retryable: true, cause});
  });

  it('is what really fails, when the browser is asked', async () => {
    const cause: unknown = await fetch('http://127.0.0.1:9/').catch((error: unknown) => error);
    expect(toChatError(cause, false).code).to.equal('network');
  });

  it('is a cancelled request for an AbortError that nobody here asked for', () => {
    expect(toChatError(new DOMException('Aborted', 'AbortError'), false)).to.include({code: 'aborted'});
  });

  it('is unknown for anything else, with the original for the developer', () => {
    const cause = new TypeError('x is not a function');
    const error = toChatError(cause, false);
    expect(error).to.include({code: 'unknown', cause, hint: 'TypeError: x is not a function'});
    expect(error.message).not.to.contain('function');
  });

  for (const thrown of ['text', undefined, null, 7, {code: 'x'}, Symbol('s'), Object.create(null)]) {
    it(`is unknown when ${typeof thrown} is thrown`, () => {
      expect(toChatError(thrown, true)).to.satisfy(isChatError);
      expect(toChatError(thrown, true).code).to.equal('unknown');
    });
  }

  it('says in words what broke off, and what was called wrongly', () => {
    expect(interrupted().message).to.match(/broke off/);
    expect(interrupted()).to.include({code: 'interrupted', retryable: true});
    expect(interrupted()).not.to.have.property('cause');
    expect(wrongCall('Too early.')).to.include({code: 'config', message: 'Too early.', retryable: false});
  });
});
