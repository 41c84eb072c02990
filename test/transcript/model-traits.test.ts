import {expect} from '@open-wc/testing';
import * as traits from '../../src/transcript/model-traits.js';

const arn = 'arn:aws:bedrock:us-east-1:123456789012';

/** Model → what is known of it. */
const known: Readonly<Record<string, readonly (keyof typeof traits)[]>> = {
  'amazon.titan-text-express-v1': ['isWithoutSystem', 'isWithoutTools'],
  'amazon.titan-tg1-large': ['isWithoutSystem', 'isWithoutTools'],
  'mistral.mistral-7b-instruct-v0:2': ['isWithoutSystem', 'isWithoutTools', 'isSilentWithTools'],
  'mistral.mixtral-8x7b-instruct-v0:1': ['isWithoutSystem', 'isWithoutTools', 'isSilentWithTools'],
  'mistral.mistral-large-2407-v1:0': ['isSilentWithTools'],
  'us.mistral.pixtral-large-2502-v1:0': ['isSilentWithTools'],
  'cohere.command-text-v14': ['isWithoutSystem', 'isWithoutTools'],
  'cohere.command-light-text-v14': ['isWithoutSystem', 'isWithoutTools'],
  'cohere.command-r-plus-v1:0': [],
  'ai21.jamba-instruct-v1:0': ['isWithoutTools'],
  'ai21.jamba-1-5-large-v1:0': [],
  'meta.llama3-70b-instruct-v1:0': ['isWithoutTools', 'isSilentWithTools'],
  'us.meta.llama3-2-1b-instruct-v1:0': ['isWithoutTools', 'isSilentWithTools'],
  'us.meta.llama3-2-11b-instruct-v1:0': ['isSilentWithTools'],
  'us.meta.llama3-1-70b-instruct-v1:0': ['isSilentWithTools'],
  'us.meta.llama4-scout-17b-instruct-v1:0': ['isSilentWithTools'],
  'anthropic.claude-v2:1': ['isWithoutTools'],
  'anthropic.claude-instant-v1': ['isWithoutTools'],
  'anthropic.claude-3-haiku-20240307-v1:0': [],
  'anthropic.claude-3-5-sonnet-20241022-v2:0': [],
  'us.anthropic.claude-3-5-haiku-20241022-v1:0': ['isCaching'],
  'us.anthropic.claude-3-7-sonnet-20250219-v1:0': ['isCaching'],
  'global.anthropic.claude-haiku-4-5-20251001-v1:0': ['isCaching'],
  [`${arn}:inference-profile/eu.anthropic.claude-opus-4-1-20250805-v1:0`]: ['isCaching'],
  'us.amazon.nova-lite-v1:0': ['isCachingSystem'],
  'amazon.nova-sonic-v1:0': [],
  'openai.gpt-oss-120b-1:0': [],
  'us.deepseek.r1-v1:0': [],
  [`${arn}:application-inference-profile/abc123`]: [],
  [`${arn}:prompt/ABCDEFGHIJ:1`]: ['isPrompt'],
};

describe('what is known of a model', () => {
  for (const [modelId, expected] of Object.entries(known)) {
    it(`${modelId}: ${expected.join(', ') || 'nothing'}`, () => {
      const {isSameModel: _, ...questions} = traits;
      const held = Object.entries(questions).flatMap(([name, holds]) => (holds(modelId) ? [name] : []));
      expect(held).to.have.members(expected);
    });
  }

  it('is nothing without an id', () => {
    const {isSameModel: _, ...questions} = traits;
    for (const holds of Object.values(questions)) expect(holds(undefined)).to.equal(false);
  });
});

describe('the same model', () => {
  const claude = 'anthropic.claude-sonnet-4-5-20250929-v1:0';

  it('is asked by itself, and through profiles of any region', () => {
    const ids = [
      claude,
      `us.${claude}`,
      `us-gov.${claude}`,
      `global.${claude}`,
      `${arn}:inference-profile/eu.${claude}`,
    ];
    for (const id of ids) expect(traits.isSameModel(id, claude), id).to.equal(true);
  });

  it('is not another one, nor one that nobody named', () => {
    for (const id of ['anthropic.claude-opus-4-1-20250805-v1:0', `${arn}:application-inference-profile/x`, undefined]) {
      expect(traits.isSameModel(id, claude), id).to.equal(false);
    }
    expect(traits.isSameModel(undefined, undefined)).to.equal(true);
  });
});
