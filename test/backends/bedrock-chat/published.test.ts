import {expect} from '@open-wc/testing';
import {bedrockChat} from '../../../src/backends/bedrock-chat/index.js';
import {apiKey, BedrockChatDouble} from './double.js';
import {ask, connectPublished, endpoint, namesOf, textOf, toMessage} from './setup.js';

describe('bedrockChat with the key of a published bot', () => {
  it('puts the question into the queue, and looks for the answer until it is there', async () => {
    const {double, backend} = connectPublished();
    double.pollsBeforeAnswer = 2;
    const {items, error} = await ask(backend, 'How are you?');
    expect(error).to.equal(undefined);
    expect(textOf(items)).to.equal('How are you?');
    expect(namesOf(double)).to.deep.equal(['POST conversation', ...Array(3).fill('GET conversation/id-1/id-2')]);
    expect(double.taken[0]?.body).to.deep.equal({
      conversationId: null,
      message: {content: [{contentType: 'text', body: 'How are you?'}], model: 'amazon-nova-pro'},
      continueGenerate: false,
      enableReasoning: false,
    });
  });

  it('sends its key with each request, and JSON as JSON', async () => {
    const {double, backend} = connectPublished();
    await ask(backend);
    expect(double.taken.map(({headers}) => headers.get('x-api-key'))).to.deep.equal([apiKey, apiKey, apiKey]);
    expect(double.taken.map(({headers}) => headers.get('content-type'))).to.deep.equal([
      'application/json',
      null,
      null,
    ]);
    expect(double.taken.some(({headers}) => headers.has('authorization'))).to.equal(false);
  });

  it('looks at growing intervals', async () => {
    const {double, clock, backend} = connectPublished();
    double.pollsBeforeAnswer = 9;
    await ask(backend);
    expect(clock.waits).to.have.length(10);
    expect(clock.waits[0]).to.equal(1000);
    for (const [at, wait] of clock.waits.slice(1).entries()) expect(wait).to.be.at.least(clock.waits[at] ?? 0);
    expect(clock.waits.at(-1)).to.equal(8000);
  });

  it('gives the answer as the events of ConverseStream, with the ids at its end', async () => {
    const {backend} = connectPublished();
    const {items} = await ask(backend);
    expect(items).to.deep.equal([
      {messageStart: {role: 'assistant'}},
      {contentBlockDelta: {contentBlockIndex: 0, delta: {text: 'Hello'}}},
      {contentBlockStop: {contentBlockIndex: 0}},
      {
        messageStop: {
          stopReason: 'end_turn',
          additionalModelResponseFields: {conversationId: 'id-1', messageId: 'id-2'},
        },
      },
    ]);
    expect(backend.conversationId).to.equal('id-1');
  });

  it('gives up after its time limit, and asks anew the next time', async () => {
    const {double, clock, backend} = connectPublished({timeoutMs: 20_000});
    double.pollsBeforeAnswer = Infinity;
    const start = clock.time;
    const {items, error} = await ask(backend);
    expect(items).to.deep.equal([]);
    expect(error).to.include({name: 'ChatError', code: 'model-timeout', retryable: true});
    expect(clock.time - start).to.be.within(20_000, 28_000);
    double.pollsBeforeAnswer = 0;
    expect(textOf((await ask(backend)).items)).to.equal('Hello');
    expect(namesOf(double).filter((name) => name.startsWith('POST'))).to.have.length(2);
  });

  it('takes a look that fails for no more than that, until three fail in a row', async () => {
    const {double, backend} = connectPublished();
    let looks = 0;
    const isFailing = (at: number) => at === 1 || at === 2 || at === 4;
    double.intercept = ({method}) => {
      if (method !== 'GET') return undefined;
      looks += 1;
      return isFailing(looks) ? Response.json({message: 'Service Unavailable'}, {status: 503}) : undefined;
    };
    double.pollsBeforeAnswer = 2;
    expect(textOf((await ask(backend)).items)).to.equal('Hello');
    double.intercept = ({method}) => (method === 'GET' ? Response.json({message: 'Oh'}, {status: 500}) : undefined);
    const failed = await ask(backend, 'Again');
    expect(failed.error).to.include({code: 'internal', status: 500});
    expect(namesOf(double).slice(-4)).to.deep.equal(['POST conversation', ...Array(3).fill(namesOf(double).at(-1))]);
  });

  it('stops looking at a refusal that will not change', async () => {
    const {double, backend} = connectPublished();
    double.intercept = ({method}) =>
      method === 'GET' ? Response.json({message: 'Forbidden'}, {status: 403}) : undefined;
    expect((await ask(backend)).error).to.include({code: 'credentials', status: 403});
    expect(double.taken).to.have.length(2);
  });

  it('shows thoughts, tools and their results before the text', async () => {
    const {double, backend} = connectPublished();
    const reasoning = {contentType: 'reasoning', text: 'Let me see.', signature: 'sig', redactedContent: ''};
    const use = {contentType: 'toolUse', body: {toolUseId: 't1', name: 'knowledge', input: {query_text: 'x'}}};
    const result = {contentType: 'toolResult', body: {toolUseId: 't1', content: [{text: 'Found'}], status: 'success'}};
    double.answer = () => ({
      content: [reasoning, {contentType: 'text', body: 'So it is.'}],
      thinkingLog: [
        {role: 'assistant', content: [reasoning, use]},
        {role: 'user', content: [result]},
      ],
    });
    const expected = [
      {reasoningContent: {reasoningText: {text: 'Let me see.', signature: 'sig'}}},
      {toolUse: {toolUseId: 't1', name: 'knowledge', input: {query_text: 'x'}, type: 'server_tool_use'}},
      {toolResult: {toolUseId: 't1', content: [{text: 'Found'}], status: 'success'}},
      {text: 'So it is.'},
    ];
    expect(toMessage((await ask(backend)).items).content).to.deep.equal(expected);
    double.isSnakeCase = true;
    expect(toMessage((await ask(backend)).items).content).to.deep.equal(expected);
  });

  it('cites the chunks that a bot of earlier versions used, at their marks or else at the end', async () => {
    const {double, backend} = connectPublished();
    const chunk = (rank: number) => ({
      content: `Chunk ${rank}`,
      contentType: 's3',
      source: `https://x.example/${rank}`,
      rank,
    });
    const cited = (rank: number) => ({
      source: `https://x.example/${rank}`,
      sourceContent: [{text: `Chunk ${rank}`}],
      location: {documentChunk: {documentIndex: rank, start: rank, end: rank}},
    });
    const deltasOf = async (body: string) => {
      double.answer = () => ({content: [{contentType: 'text', body}], usedChunks: [chunk(0), chunk(1)]});
      const {items} = await ask(backend);
      return items.flatMap((part) => (typeof part === 'object' ? (part.contentBlockDelta?.delta ?? []) : []));
    };
    expect(await deltasOf('Yes[^1]. No[^7].')).to.deep.equal([
      {text: 'Yes'},
      {citation: cited(1)},
      {text: '. No'},
      {text: '[^7]'},
      {text: '.'},
    ]);
    expect(await deltasOf('Yes.')).to.deep.equal([{text: 'Yes.'}, {citation: cited(0)}, {citation: cited(1)}]);
  });

  it('asks a function for its key each time', async () => {
    let asked = 0;
    const {double, backend} = connectPublished({
      apiKey: async () => {
        asked += 1;
        return apiKey;
      },
    });
    await ask(backend);
    expect([asked, double.taken.length]).to.deep.equal([3, 3]);
  });

  it('reads a conversation by its id, and asks how the API is', async () => {
    const {backend} = connectPublished();
    await ask(backend);
    const {messages} = await backend.conversations.get('id-1');
    expect(messages.map(({role, content}) => [role, content])).to.deep.equal([
      ['user', [{text: 'Hello'}]],
      ['assistant', [{text: 'Hello'}]],
    ]);
    expect(await backend.health()).to.equal('ok');
    expect(backend).to.not.have.property('bots');
  });

  it('takes an address with a slash at its end', async () => {
    const double = new BedrockChatDouble();
    await bedrockChat({endpoint: `${endpoint}/`, apiKey, fetch: double.fetch}).health();
    expect(namesOf(double)).to.deep.equal(['GET health']);
  });

  it('asks the model of the request before its own, and for thoughts if it is told to', async () => {
    const {double, backend} = connectPublished({reasoning: true});
    await ask(backend, {modelId: 'claude-v3.7-sonnet', messages: [{role: 'user', content: [{text: 'Hi'}]}]});
    expect(double.taken[0]?.body).to.deep.include({
      message: {content: [{contentType: 'text', body: 'Hi'}], model: 'claude-v3.7-sonnet'},
      enableReasoning: true,
    });
  });
});
