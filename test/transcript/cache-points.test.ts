import {expect} from '@open-wc/testing';
import type {ChatRequest, ContentBlock, RequestMessage} from '../../src/model/index.js';
import {addCachePoints} from '../../src/transcript/cache-points.js';

const claude = 'anthropic.claude-sonnet-4-5-20250929-v1:0';
const nova = 'us.amazon.nova-pro-v1:0';
const point = {cachePoint: {type: 'default'}};
const system = [{text: 'Be kind.'}];
const long = [{text: 'Be kind. '.repeat(500)}];
const toolConfig = {tools: [{toolSpec: {name: 'find', inputSchema: {json: {}}}}]};
const said = (): RequestMessage => ({role: 'user', content: [{text: 'Hi'}]});
const user = said();
const ends = (block: ContentBlock): RequestMessage => ({role: 'assistant', content: [{text: 'Hm'}, block]});
const told = () => ends({text: 'Hello'});
const model = told();

/** Which messages end in a cache point. */
function pointsIn({messages}: ChatRequest): number[] {
  return messages.flatMap(({content}, at) => (content.at(-1)?.['cachePoint'] ? [at] : []));
}

describe('cache points', () => {
  it('stand behind the system prompt, which includes the tools', () => {
    const sent = addCachePoints({modelId: claude, system, toolConfig, messages: [user]});
    expect(sent.system).to.deep.equal([...system, point]);
    expect(sent.toolConfig).to.equal(toolConfig);
    expect(sent.messages).to.deep.equal([user]);
  });

  it('stand behind the tools where there is no system prompt', () => {
    const sent = addCachePoints({modelId: claude, toolConfig, messages: [user]});
    expect(sent.toolConfig).to.deep.equal({tools: [...toolConfig.tools, point]});
    expect(sent).not.to.have.property('system');
  });

  it('stand behind the two last answers that are over', () => {
    const messages = [user, told(), user, told(), user, told(), user];
    expect(pointsIn(addCachePoints({modelId: claude, messages}))).to.deep.equal([3, 5]);
    expect(pointsIn(addCachePoints({modelId: claude, messages: [user, model, user]}))).to.deep.equal([1]);
    expect(pointsIn(addCachePoints({modelId: claude, messages: [user, model]}))).to.deep.equal([]);
  });

  it('stand behind words alone: Bedrock refuses them behind thoughts and, with some models, behind results', () => {
    const call = ends({toolUse: {toolUseId: 't1', name: 'find', input: {}}});
    const result: RequestMessage = {role: 'user', content: [{toolResult: {toolUseId: 't1', content: [{text: 'a'}]}}]};
    expect(pointsIn(addCachePoints({modelId: claude, messages: [user, model, user, call, result]}))).to.deep.equal([1]);
  });

  it('are three at most', () => {
    const messages = Array.from({length: 40}, (_, at) => (at % 2 ? told() : said()));
    const sent = addCachePoints({modelId: claude, system, toolConfig, messages});
    expect(JSON.stringify(sent).split('cachePoint')).to.have.length(4);
  });

  it('stand behind a long system prompt alone for Nova, which keeps messages by itself and refuses them among tools', () => {
    const messages = [user, model, user];
    const sent = addCachePoints({modelId: nova, system: long, toolConfig, messages});
    expect(sent).to.deep.equal({modelId: nova, system: [...long, point], toolConfig, messages});
    for (const short of [
      {modelId: nova, system, messages},
      {modelId: nova, messages},
    ]) {
      expect(addCachePoints(short)).to.equal(short);
      expect(addCachePoints(short, true)).to.equal(short);
    }
  });

  it('are set only where the model is known to take them, or the page says so', () => {
    const request = {modelId: 'arn:aws:bedrock:us-east-1:1:application-inference-profile/x', system, messages: [user]};
    expect(addCachePoints(request)).to.equal(request);
    expect(addCachePoints(request, true).system).to.deep.equal([...system, point]);
    const wanted = {modelId: claude, system, messages: [user]};
    expect(addCachePoints(wanted, false)).to.equal(wanted);
  });
});
