import {expect} from '@open-wc/testing';

import {readVisitor, visitorAtSight} from '../../src/model/index.js';

let serial = 0;

/** A token as a user pool gives it, another one each time. */
function createToken(subject: string, issuer = 'https://pool.example'): string {
  serial += 1;
  return `e30.${btoa(JSON.stringify({iss: issuer, sub: subject, jti: serial}))}.signature`;
}

describe('who is signed in', () => {
  it('is the same person with a fresh token, and another with another subject or issuer', async () => {
    const ann = await readVisitor({pool: createToken('ann')});
    expect(await readVisitor({pool: createToken('ann')})).to.equal(ann);
    expect(await readVisitor({pool: () => Promise.resolve(createToken('ann'))})).to.equal(ann);
    expect(await readVisitor({pool: createToken('ben')})).not.to.equal(ann);
    expect(await readVisitor({pool: createToken('ann', 'https://other.example')})).not.to.equal(ann);
    expect(await readVisitor({another: createToken('ann')})).not.to.equal(ann);
    expect(await readVisitor(undefined)).not.to.equal(ann);
  });

  it('does not depend on the order of the providers', async () => {
    const [a, b] = [createToken('ann'), createToken('ann', 'b')];
    expect(await readVisitor({a, b})).to.equal(await readVisitor({b, a}));
  });

  it('is told by a token that was set, also one that says nothing', async () => {
    expect(await readVisitor({pool: 'one'})).to.equal(await readVisitor({pool: 'one'}));
    expect(await readVisitor({pool: 'one'})).not.to.equal(await readVisitor({pool: 'another'}));
  });

  it('is seen at once in tokens that were set, and not in functions', () => {
    expect(visitorAtSight({pool: createToken('ann')})).to.equal(visitorAtSight({pool: createToken('ann')}));
    expect(visitorAtSight({pool: createToken('ann')})).not.to.equal(visitorAtSight({pool: createToken('ben')}));
    expect(visitorAtSight({pool: 'one'})).not.to.equal(visitorAtSight(undefined));
    expect(visitorAtSight(() => ({}))).to.equal(visitorAtSight(() => ({})));
  });

  it('takes claims that are no claims for nothing said', async () => {
    for (const claims of ['null', '[]', '{}', '"sub"', 'no json']) {
      const token = `e30.${btoa(claims)}.x`;
      expect(await readVisitor({pool: token}), claims).to.equal(JSON.stringify([['pool', [token]]]));
    }
  });
});
