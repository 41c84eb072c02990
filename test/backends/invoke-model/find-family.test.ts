import {expect} from '@open-wc/testing';

import {findFamily} from '../../../src/backends/invoke-model/find-family.js';
import type {FamilyName} from '../../../src/backends/invoke-model/find-family.js';
import {isChatError} from '../../../src/model/index.js';

const account = 'arn:aws:bedrock:us-east-1:123456789012';

const expected: readonly (readonly [string, FamilyName])[] = [
  ['anthropic.claude-3-haiku-20240307-v1:0', 'anthropic'],
  ['us.anthropic.claude-sonnet-4-5-20250929-v1:0', 'anthropic'],
  ['us-gov.anthropic.claude-3-5-sonnet-20240620-v1:0', 'anthropic'],
  ['global.anthropic.claude-haiku-4-5-20251001-v1:0', 'anthropic'],
  ['arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0', 'anthropic'],
  [`${account}:inference-profile/eu.anthropic.claude-sonnet-4-20250514-v1:0`, 'anthropic'],
  [`${account}:custom-model/amazon.nova-lite-v1:0:300k/abcdef123456`, 'nova'],
  ['amazon.nova-micro-v1:0', 'nova'],
  ['us.amazon.nova-premier-v1:0', 'nova'],
  ['us.amazon.nova-2-lite-v1:0', 'nova'],
  ['amazon.titan-text-express-v1', 'titan-text'],
  ['amazon.titan-text-premier-v1:0', 'titan-text'],
  ['amazon.titan-tg1-large', 'titan-text'],
  ['meta.llama2-70b-chat-v1', 'llama-2'],
  ['meta.llama3-8b-instruct-v1:0', 'llama-3'],
  ['us.meta.llama3-3-70b-instruct-v1:0', 'llama-3'],
  ['us.meta.llama4-maverick-17b-instruct-v1:0', 'llama-4'],
  ['mistral.mistral-7b-instruct-v0:2', 'mistral-instruct'],
  ['mistral.mixtral-8x7b-instruct-v0:1', 'mistral-instruct'],
  ['mistral.mistral-large-2402-v1:0', 'mistral-instruct'],
  ['mistral.mistral-large-2407-v1:0', 'mistral'],
  ['eu.mistral.pixtral-large-2502-v1:0', 'mistral'],
  ['amazon.nova-canvas-v1:0', 'nova-canvas'],
  ['amazon.titan-image-generator-v2:0', 'nova-canvas'],
  ['stability.sd3-5-large-v1:0', 'stability'],
  ['us.stability.stable-image-inpaint-v1:0', 'stability'],
];

/** Those whose language is another, and those whose id says nothing. */
const unknown = [
  'cohere.command-r-v1:0',
  'openai.gpt-oss-120b-1:0',
  'amazon.nova-sonic-v1:0',
  'amazon.nova-reel-v1:1',
  'amazon.titan-embed-text-v2:0',
  'meta.llama9-1b-v1:0',
  'stability.stable-diffusion-xl-v1',
  'my-anthropic.model',
  `${account}:application-inference-profile/a1b2c3`,
  `${account}:provisioned-model/a1b2c3`,
  `${account}:imported-model/a1b2c3`,
];

describe('findFamily', () => {
  for (const [id, name] of expected) {
    it(`finds ${name} in ${id}`, () => expect(findFamily(id, undefined)).to.equal(findFamily(undefined, name)));
  }

  for (const id of unknown) {
    it(`does not guess at ${id}, and says what to set`, () => {
      const error = errorOf(() => findFamily(id, undefined));
      expect(error).to.include({code: 'config', retryable: false});
      expect(error.hint).to.include(id).and.to.include('option family').and.to.include('llama-4');
    });
  }

  it('asks for a model-id where there is none', () => {
    expect(errorOf(() => findFamily(undefined, undefined)).hint).to.include('model-id');
  });
});

function errorOf(call: () => unknown) {
  try {
    call();
  } catch (error) {
    if (isChatError(error)) return error;
  }
  throw new Error('It did not throw a ChatError.');
}
