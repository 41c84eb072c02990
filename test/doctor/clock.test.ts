import {expect} from '@open-wc/testing';

import {createClock} from '../../src/aws/clock.js';
import {newGuest} from '../aws/catalog/open-catalog.js';
import {localFetch} from '../aws/local.js';
import {answering, isQuestion, refuse, withClock} from './answers.js';
import {byPage, examine} from './examine.js';

const minuteMs = 60_000;

describe('the doctor’s look at the clock', () => {
  beforeEach(() => localStorage.clear());

  for (const [minutes, words] of [
    [20, '20 minutes fast'],
    [-20, '20 minutes slow'],
    [300, '5 hours fast'],
    [-300, '5 hours slow'],
  ] as const) {
    it(`warns of one that is ${words}, and sees that the chat works all the same`, async () => {
      const machineNow = Date.now;
      const now = () => machineNow() + minutes * minuteMs;
      const {find, statuses} = await withClock(now, () =>
        examine({aws: {now: machineNow}, options: {clock: createClock(now)}}),
      );
      expect(find('clock').status).to.equal('warning');
      expect(find('clock').says).to.include(words);
      expect(find('clock').fix).to.include('Set the clock');
      expect(statuses['answer']).to.equal('ok');
    });

    it(`learns it from Bedrock’s refusal without a pool and without a Date (${words})`, async () => {
      const machineNow = Date.now;
      const now = () => machineNow() + minutes * minuteMs;
      const issued = await newGuest(localFetch().fetch).get();
      const {find, statuses} = await withClock(now, () =>
        examine({
          settings: {...byPage, credentials: () => issued},
          aws: {now: machineNow},
          options: {clock: createClock(now)},
          between: (fetch) => async (resource, init) => {
            const response = await fetch(resource, init);
            response.headers.delete('date');
            return response;
          },
        }),
      );
      expect(find('clock').says).to.include(words);
      expect(statuses['answer']).to.equal('ok');
    });
  }

  it('takes no notice of two minutes', async () => {
    const machineNow = Date.now;
    const {statuses} = await examine({
      aws: {now: () => machineNow() + 2 * minuteMs},
      options: {clock: createClock(machineNow)},
    });
    expect([statuses['clock'], statuses['answer']]).to.deep.equal(['ok', 'ok']);
  });

  it('blames it when nothing tells the time', async () => {
    const between = answering(isQuestion, () =>
      refuse('Signature expired: long ago', 403, 'InvalidSignatureException'),
    );
    const {find, verdicts} = await examine({between});
    expect(find('clock').status).to.equal('failed');
    expect(find('access').says).to.include('as long as this fails: clock');
    expect(verdicts.filter(({status}) => status === 'failed')).to.have.length(1);
  });
});
