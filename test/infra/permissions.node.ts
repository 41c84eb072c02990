import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Policy} from '../../src/local-aws/index.js';
import {deploy} from './deploy.js';
import type {Parameters} from './parameters.js';
import {rows, type Outcome} from './permission-rows.js';

/** What AWS says in full. */
function wordsOf(outcome: Outcome, user: string): string {
  if (outcome === 'answered') return outcome;
  const isDenied = 'denied' in outcome;
  const [action, resource] = isDenied ? outcome.denied : outcome.missing;
  const reason = isDenied
    ? 'with an explicit deny in an identity-based policy'
    : `because no identity-based policy allows the ${action} action`;
  return `AccessDeniedException: User: ${user} is not authorized to perform: ${action} on resource: ${resource} ${reason}`;
}

const userOf = ({Visitors}: Parameters): string =>
  Visitors === 'guests'
    ? 'arn:aws:sts::000000000000:assumed-role/chat-VisitorRole/guest'
    : 'arn:aws:sts::000000000000:assumed-role/LocalVisitorRole/CognitoIdentityCredentials';

for (const isAnswered of [true, false]) {
  describe(isAnswered ? 'visitors get an answer from' : 'visitors are refused', () => {
    for (const [title, parameters, question, outcome] of rows) {
      if ((outcome === 'answered') !== isAnswered) continue;
      it(title, async () => {
        assert.equal(await deploy(parameters).ask(question), wordsOf(outcome, userOf(parameters)));
      });
    }
  });
}

describe('of the policy', () => {
  /** How all rows go that concern these statements, if the policy is changed. */
  const runRows = (change: (policy: Policy) => Policy): Promise<readonly string[]> =>
    Promise.all(
      rows.map(([, parameters, question]) =>
        deploy(parameters, (aws) => ({...aws, policy: change(aws.policy)})).ask(question),
      ),
    );

  const named = new Map(
    rows.flatMap(([, parameters]) =>
      deploy(parameters).aws.policy.Statement.map((one) => [one.Sid ?? '', one] as const),
    ),
  );
  const expected = rows.map(([, parameters, , outcome]) => wordsOf(outcome, userOf(parameters)));

  it('all statements have names of their own', () => assert.equal(named.size, 8));

  for (const [name, {Condition = {}}] of named) {
    it(`${name} matters: without it another row goes another way`, async () => {
      const without = await runRows(({Statement}) => ({Statement: Statement.filter(({Sid}) => Sid !== name)}));
      assert.notDeepEqual(without, expected);
    });

    for (const operator of Object.keys(Condition)) {
      it(`${operator} of ${name} matters`, async () => {
        const without = await runRows(({Statement}) => ({
          Statement: Statement.map((one) => {
            if (one.Sid !== name) return one;
            const {[operator]: _, ...others} = one.Condition ?? {};
            return {...one, Condition: others};
          }),
        }));
        assert.notDeepEqual(without, expected);
      });
    }
  }
});
