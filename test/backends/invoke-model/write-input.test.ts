import {expect} from '@open-wc/testing';

import {mergeJson} from '../../../src/backends/invoke-model/json.js';
import {ask, bodyOf, models, open, refusalOf, streamed} from './invoke.js';

const done = {type: 'message_delta', delta: {stop_reason: 'end_turn'}};

/** The headers of Bedrock’s own that go with a request. */
async function headersOf(fields: object): Promise<Record<string, string>> {
  const {backend, requests} = open(() => streamed(done));
  const request = ask(models.claude, 'Hello', fields);
  for await (const part of backend.reply(request, {signal: new AbortController().signal}))
    expect(part).to.be.an('object');
  const entries = [...(requests[0]?.headers ?? [])].filter(([name]) => name.startsWith('x-amzn-bedrock-'));
  return Object.fromEntries(entries.map(([name, value]) => [name.slice('x-amzn-bedrock-'.length), value]));
}

describe('what goes with a request of InvokeModel', () => {
  it('is a guardrail, in headers and, for its mode, in the body', async () => {
    const guardrailConfig = {
      guardrailIdentifier: 'gr1',
      guardrailVersion: '2',
      trace: 'enabled_full',
      streamProcessingMode: 'async',
    };
    expect(await headersOf({guardrailConfig})).to.deep.equal({
      guardrailidentifier: 'gr1',
      guardrailversion: '2',
      trace: 'ENABLED_FULL',
    });
    expect(await bodyOf(ask(models.claude, 'Hello', {guardrailConfig}))).to.deep.include({
      'amazon-bedrock-guardrailConfig': {streamProcessingMode: 'ASYNCHRONOUS'},
    });
  });

  it('is latency, service tier and metadata, in headers', async () => {
    const fields = {
      performanceConfig: {latency: 'optimized'},
      serviceTier: {type: 'flex'},
      requestMetadata: {team: 'shop'},
    };
    expect(await headersOf(fields)).to.deep.equal({
      'performanceconfig-latency': 'optimized',
      'service-tier': 'flex',
      'request-metadata': '{"team":"shop"}',
    });
  });

  it('is whatever the page adds to the body, member by member', async () => {
    const additionalModelRequestFields = {top_k: 5, anthropic_beta: ['x'], temperature: null};
    const fields = {inferenceConfig: {maxTokens: 9, temperature: 0.5}, additionalModelRequestFields};
    expect(await bodyOf(ask(models.claude, 'Hello', fields)))
      .to.deep.include({top_k: 5, anthropic_beta: ['x'], max_tokens: 9})
      .and.not.to.have.property('temperature');
  });

  for (const field of ['promptVariables', 'additionalModelResponseFieldPaths']) {
    it(`cannot be ${field}`, async () => {
      const error = await refusalOf(ask(models.claude, 'Hello', {[field]: {}}));
      expect(error).to.include({code: 'validation'});
      expect(error).to.have.property('hint').that.includes(field);
    });
  }
});

describe('mergeJson', () => {
  // From the examples of https://www.rfc-editor.org/rfc/rfc7396#appendix-A
  const examples: readonly (readonly [object, Record<string, unknown>, object])[] = [
    [{a: 'b'}, {a: 'c'}, {a: 'c'}],
    [{a: 'b'}, {b: 'c'}, {a: 'b', b: 'c'}],
    [{a: 'b'}, {a: null}, {}],
    [{a: 'b', b: 'c'}, {a: null}, {b: 'c'}],
    [{a: ['b']}, {a: 'c'}, {a: 'c'}],
    [{a: 'c'}, {a: ['b']}, {a: ['b']}],
    [{a: {b: 'c'}}, {a: {b: 'd', c: null}}, {a: {b: 'd'}}],
    [{a: [{b: 'c'}]}, {a: [1]}, {a: [1]}],
    [{e: null}, {a: 1}, {e: null, a: 1}],
    [{}, {a: {bb: {ccc: null}}}, {a: {bb: {}}}],
  ];
  for (const [target, patch, result] of examples) {
    it(`makes ${JSON.stringify(result)} of ${JSON.stringify(target)} and ${JSON.stringify(patch)}`, () => {
      expect(mergeJson(target, patch)).to.deep.equal(result);
    });
  }

  it('takes bytes as they are', () => {
    const bytes = new Uint8Array([1]);
    expect(mergeJson({a: {b: 1}}, {a: bytes})['a']).to.equal(bytes);
  });
});
