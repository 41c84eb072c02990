import {expect} from '@open-wc/testing';

import {doctorSteps} from '../../src/doctor.js';
import {examine} from './examine.js';
import {misconfiguredBedrock} from './misconfigured-bedrock.js';
import {misconfiguredVisitors} from './misconfigured-visitors.js';

const misconfigurations = [...misconfiguredVisitors, ...misconfiguredBedrock];

describe('the doctor', () => {
  beforeEach(() => localStorage.clear());

  for (const {what, step, status = 'failed', says, fix, ...rest} of misconfigurations) {
    it(`finds ${what}: ${step}`, async () => {
      const {verdicts, find} = await examine(rest);
      const verdict = find(step);
      expect(verdict.status, JSON.stringify(verdicts, undefined, 1)).to.equal(status);
      expect(verdict.says).to.match(says);
      expect(verdict.fix).to.match(fix);
      // Nothing else is blamed, and nothing that could not be looked at is said to be well.
      const others = verdicts.filter((each) => each.step !== step);
      expect(others.filter((each) => each.status === 'failed' || each.status === 'warning')).to.deep.equal([]);
      expect(verdicts.map((each) => each.step)).to.deep.equal([...doctorSteps]);
      if (status === 'failed' && step !== 'answer') expect(find('answer').status).to.equal('skipped');
    });
  }
});
