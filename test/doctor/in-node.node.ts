import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {doctor, doctorSteps} from '../../src/doctor.js';
import {guest} from '../aws/local.js';
import {quickAws} from '../local-aws/clients.js';

describe('the doctor in Node', () => {
  it('examines a chat, without a document to ask', async () => {
    const aws = quickAws();
    const fetch = (resource: RequestInfo | URL, init?: RequestInit) => aws(new Request(resource, init));
    const verdicts = await doctor(guest, {fetch});
    assert.deepEqual(
      verdicts.map(({step}) => step),
      doctorSteps,
    );
    const skipped = verdicts.filter(({status}) => status === 'skipped').map(({step}) => step);
    assert.deepEqual(skipped, ['logins', 'guardrail']);
    assert.deepEqual(
      verdicts.filter(({status}) => status === 'failed' || status === 'warning'),
      [],
    );
  });
});
