import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {openChat, type ChatSettings} from '../../src/open-chat.js';
import {deploy, type Deployment} from './deploy.js';
import {guests, signedIn, type Parameters} from './parameters.js';

/** The settings that the attributes of the snippet make. */
function readSnippet({outputs}: Deployment): ChatSettings {
  const snippet = outputs.get('Snippet') ?? '';
  assert.match(snippet, /^<outcrop-chat(?: [a-z-]+="[^"<>]*")+><\/outcrop-chat>$/);
  const attributes = [...snippet.matchAll(/ ([a-z-]+)="([^"]*)"/g)];
  return Object.fromEntries(
    attributes.map(([, name = '', value]) => [name.replace(/-./g, ([, letter = '']) => letter.toUpperCase()), value]),
  );
}

/** A chat that talks to the stack, with the snippet as its only setting. */
function openSnippet(stack: Deployment, more: ChatSettings = {}) {
  const fetch: typeof globalThis.fetch = (input, init) => stack.stack(new Request(input, init));
  return openChat({...readSnippet(stack), ...more}, {fetch});
}

describe('the snippet in the outputs', () => {
  const cases: readonly [title: string, parameters: Parameters][] = [
    ['the fewest parameters', guests],
    ['a profile of AWS', {...guests, CostProfiles: 'no'}],
    ['a model in one region', {...guests, CostProfiles: 'no', CrossRegion: 'none'}],
    ['a guardrail', {...guests, GuardrailId: 'abc123'}],
    ['a version of a guardrail', {...guests, GuardrailId: 'abc123', GuardrailVersion: '2'}],
  ];
  for (const [title, parameters] of cases) {
    it(`is all that a guest needs: ${title}`, async () => {
      const chat = openSnippet(deploy(parameters));
      const answer = await chat.send('Hello');
      assert.equal(answer.status, 'complete', chat.state.error?.message);
      chat.close();
    });
  }

  it('is all that somebody needs who signed in, but for the token', async () => {
    const stack = deploy(signedIn);
    assert.equal(readSnippet(stack).guestRoleArn, undefined);
    const provider = stack.outputs.get('LoginProvider') ?? '';
    const chat = openSnippet(stack, {logins: {[provider]: () => Promise.resolve('token')}});
    assert.equal((await chat.send('Hello')).status, 'complete', chat.state.error?.message);
    chat.close();
  });

  it('names what the other outputs name', () => {
    const stack = deploy({...guests, GuardrailId: 'abc123'});
    assert.deepEqual(readSnippet(stack), {
      identityPoolId: stack.outputs.get('IdentityPoolId'),
      guestRoleArn: stack.outputs.get('RoleArn'),
      region: 'us-east-1',
      modelId: stack.outputs.get('ModelIdToUse'),
      guardrailId: 'abc123',
      guardrailVersion: 'DRAFT',
    });
  });

  it('comes with the second model, where there is one', () => {
    const read = (more: Parameters) => deploy({...guests, ...more}).outputs.get('SecondModelIdToUse');
    assert.equal(read({}), undefined);
    const SecondModelId = 'amazon.nova-pro-v1:0';
    assert.match(read({SecondModelId}) ?? '', /:application-inference-profile\/secondcostprofile$/);
    assert.equal(read({SecondModelId, CostProfiles: 'no'}), 'us.amazon.nova-pro-v1:0');
    assert.equal(read({SecondModelId, CostProfiles: 'no', SecondCrossRegion: 'none'}), SecondModelId);
  });
});
