import {expect} from '@open-wc/testing';

import {createClock, learnFromDates, readServerTime} from '../../src/aws/clock.js';

const minuteMs = 60_000;
const realNow = Date.parse('2026-11-21T12:00:00Z');

describe('createClock', () => {
  for (const wrongMs of [20 * minuteMs, -20 * minuteMs, 300 * minuteMs, -300 * minuteMs]) {
    it(`is right once a server told the time to a visitor whose clock is ${wrongMs / minuteMs} minutes off`, () => {
      const clock = createClock(() => realNow + wrongMs);
      expect(clock.now()).to.equal(realNow + wrongMs);
      clock.learn(realNow);
      expect(clock.now()).to.equal(realNow);
      expect(clock.offsetMs).to.equal(-wrongMs);
    });
  }

  it('takes no notice of seconds, which an answer needs to travel', () => {
    const clock = createClock(() => realNow);
    clock.learn(realNow - 20_000);
    expect(clock.offsetMs).to.equal(0);
  });

  it('notices when the visitor sets the clock right', () => {
    let visitorNow = realNow + 20 * minuteMs;
    const clock = createClock(() => visitorNow);
    clock.learn(realNow);
    visitorNow = realNow;
    clock.learn(realNow);
    expect(clock.offsetMs).to.equal(0);
  });
});

describe('learnFromDates', () => {
  it('learns from an answer and passes it on', async () => {
    const clock = createClock(() => realNow + 20 * minuteMs);
    const answer = new Response('hi', {headers: {date: new Date(realNow).toUTCString()}});
    const fetch = learnFromDates(async () => answer, clock);
    expect(await fetch('https://cognito-identity.us-east-1.amazonaws.com/')).to.equal(answer);
    expect(clock.now()).to.equal(realNow);
  });

  it('learns nothing from an answer whose date is hidden or no date', async () => {
    const clock = createClock(() => realNow);
    await learnFromDates(async () => new Response('hi'), clock)('https://x.test');
    await learnFromDates(async () => new Response('hi', {headers: {date: 'yesterday'}}), clock)('https://x.test');
    expect(clock.offsetMs).to.equal(0);
  });
});

describe('readServerTime', () => {
  it('finds the time of the server in a refusal, late or early', () => {
    const late = 'Signature expired: 20261121T114000Z is now earlier than 20261121T115500Z (20261121T120000Z - 5 min.)';
    const early =
      'Signature not yet current: 20261121T122000Z is still later than 20261121T120500Z (20261121T120000Z + 5 min.)';
    expect(readServerTime(late)).to.equal(realNow);
    expect(readServerTime(early)).to.equal(realNow);
  });

  it('finds nothing in other sentences', () => {
    expect(readServerTime('The request signature we calculated does not match')).to.equal(undefined);
    expect(readServerTime('')).to.equal(undefined);
  });
});
