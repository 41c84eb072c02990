import {expect} from '@open-wc/testing';

import {createClock} from '../../src/aws/clock.js';
import {guestCredentials} from '../../src/aws/credentials/guest.js';
import {converse} from '../../src/backends/converse/index.js';
import {collect} from './event-stream/frames.js';
import {guest, localFetch} from './local.js';
import {withClock} from './with-clock.js';

const minuteMs = 60_000;
const request = {modelId: guest.modelId, messages: [{role: 'user', content: [{text: 'Hello'}]}]} as const;

describe('credentials over time', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => localStorage.clear());

  for (const [wrongMinutes, count] of [
    [0, 1000],
    [20, 200],
    [-20, 200],
    [300, 200],
    [-300, 200],
  ] as const) {
    it(`are never sent once they have ended, in ${count} messages a minute apart (clock ${wrongMinutes} minutes off)`, async function () {
      this.timeout(60_000);
      let awsNow = Date.parse('2026-11-21T12:00:00Z');
      const visitorNow = () => awsNow + wrongMinutes * minuteMs;
      const {fetch, calls} = localFetch({now: () => awsNow, script: () => ['Hi']});
      const refused: string[] = [];
      const watched: typeof globalThis.fetch = async (resource, init) => {
        const response = await fetch(resource, init);
        if (!response.ok) refused.push(await response.clone().text());
        return response;
      };
      const clock = createClock(visitorNow);
      const {identityPoolId, guestRoleArn: roleArn} = guest;
      const stsEndpoint = 'https://sts.us-east-1.amazonaws.com/';
      const credentials = guestCredentials({
        identityPoolId,
        roleArn,
        region: 'us-east-1',
        stsEndpoint,
        fetch: watched,
        clock,
      });
      const backend = converse({region: 'us-east-1', credentials, fetch: watched, clock});
      await withClock(visitorNow, async () => {
        for (let message = 0; message < count; message += 1) {
          const {error} = await collect(backend.reply(request, {signal: new AbortController().signal}));
          expect(error, `message ${message}`).to.equal(undefined);
          awsNow += minuteMs;
        }
      });
      expect(refused).to.deep.equal([]);
      // They live for fifteen minutes and are renewed five ahead, so each set serves ten messages.
      expect(calls.filter((call) => call === 'AssumeRoleWithWebIdentity')).to.have.length(count / 10);
      expect(calls.filter((call) => call === 'GetId')).to.have.length(1);
      expect(calls.filter((call) => call.startsWith('/model'))).to.have.length(count);
    });
  }
});
