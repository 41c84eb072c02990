import {expect} from '@open-wc/testing';
import {token} from './double.js';
import {ask, connectUser, namesOf, say, textOf} from './setup.js';

const document = {
  content: {text: 'The sky is blue.'},
  sourceId: 'tool_1@0',
  sourceName: 'Sky.pdf',
  sourceLink: 'https://files.example/Sky.pdf',
  pageNumber: 3,
};

describe('bedrockChat for a signed-in user', () => {
  it('asks the application, which answers at once and whole', async () => {
    const {double, backend} = connectUser({botId: 'bot-1', createId: letters()});
    const {items, error} = await ask(backend, 'How are you?');
    expect(error).to.equal(undefined);
    expect(textOf(items)).to.equal('How are you?');
    expect(namesOf(double)).to.deep.equal(['POST conversation']);
    expect(double.taken[0]?.headers.get('authorization')).to.equal(`Bearer ${token}`);
    expect(double.taken[0]?.body).to.deep.equal({
      conversationId: 'A',
      message: {
        role: 'user',
        content: [{contentType: 'text', body: 'How are you?'}],
        model: 'amazon-nova-pro',
        parentMessageId: null,
        messageId: 'B',
      },
      botId: 'bot-1',
      continueGenerate: false,
      enableReasoning: false,
    });
    expect(items.at(-1)).to.deep.equal({
      messageStop: {stopReason: 'end_turn', additionalModelResponseFields: {conversationId: 'A', messageId: 'B'}},
    });
  });

  it('asks for a fresh token before each request', async () => {
    const tokens = [token, token];
    const {backend} = connectUser({token: async () => tokens.pop() ?? 'stale'});
    await ask(backend);
    await ask(backend);
    expect((await ask(backend)).error).to.include({code: 'credentials', status: 401});
  });

  it('makes ids of conversations that sort by time', async () => {
    const {double, clock, backend} = connectUser();
    await ask(backend);
    clock.time += 1;
    await ask(backend);
    const [first = '', second = ''] = double.inputs.map(({conversationId}) => conversationId);
    expect(first).to.match(/^[0-9A-HJKMNP-TV-Z]{26}$/);
    expect(second > first).to.equal(true);
  });

  it('fetches the answer when the gateway gave up while it was being written', async () => {
    for (const {status, afterMs} of [
      {status: 504, afterMs: 0},
      {status: 503, afterMs: 29_000},
    ]) {
      const {double, clock, backend} = connectUser();
      double.intercept = ({method, body}) => {
        if (method !== 'POST') return undefined;
        double.ask(body, false).write();
        clock.time += afterMs;
        return Response.json({message: 'Service Unavailable'}, {status});
      };
      const {items, error} = await ask(backend);
      expect([textOf(items), error]).to.deep.equal(['Hello', undefined]);
      expect(namesOf(double)).to.deep.equal(['POST conversation', `GET conversation/${backend.conversationId}`]);
    }
  });

  it('waits for a conversation that is not stored yet', async () => {
    const {double, clock, backend} = connectUser();
    let write = () => {};
    double.intercept = ({method, body}) => {
      if (method === 'GET' && clock.waits.length === 3) write();
      if (method === 'GET') return undefined;
      const asked = double.ask(body, false);
      write = () => void asked.write();
      return Response.json({message: 'Endpoint request timed out'}, {status: 504});
    };
    expect(textOf((await ask(backend)).items)).to.equal('Hello');
    expect(clock.waits).to.have.length(3);
  });

  it('takes an early 503 for what it is', async () => {
    const {double, backend} = connectUser();
    double.intercept = () => Response.json({message: 'Service Unavailable'}, {status: 503});
    expect((await ask(backend)).error).to.include({code: 'service-unavailable', status: 503});
    expect(double.taken).to.have.length(1);
  });

  it('puts sources in the place of the marks that name them', async () => {
    const {double, backend} = connectUser();
    double.relatedDocuments.push(document, {...document, sourceId: 'tool_1@1', pageNumber: null});
    double.relatedDocuments.push({sourceId: 'tool_1@2', content: {json: {}}, sourceName: null, sourceLink: null});
    double.answer = () => 'Blue[^tool_1@0], all of it[^tool_1@1][^tool_1@2].';
    for (const isSnakeCase of [false, true]) {
      double.isSnakeCase = isSnakeCase;
      const {items} = await ask(backend);
      const citations = items.flatMap((part) => {
        const citation = typeof part === 'object' ? part.contentBlockDelta?.delta.citation : undefined;
        return citation ? [citation] : [];
      });
      const common = {
        title: 'Sky.pdf',
        source: 'https://files.example/Sky.pdf',
        sourceContent: [{text: 'The sky is blue.'}],
      };
      expect(textOf(items)).to.equal('Blue, all of it.');
      expect(citations).to.deep.equal([
        {...common, location: {documentPage: {documentIndex: 0, start: 3, end: 3}}},
        {...common, location: {web: {url: 'https://files.example/Sky.pdf', domain: 'files.example'}}},
        {location: {searchResultLocation: {searchResultIndex: 2, start: 0, end: 0}}},
      ]);
    }
    expect(namesOf(double).filter((name) => name.endsWith('/related-documents'))).to.have.length(2);
  });

  it('keeps the marks when the sources cannot be had', async () => {
    const {double, backend} = connectUser();
    double.answer = () => 'Blue[^tool_1@0].';
    double.intercept = ({path}) =>
      path.endsWith('documents') ? Response.json({errors: ['No']}, {status: 500}) : undefined;
    const {items, error} = await ask(backend);
    expect([textOf(items), error]).to.deep.equal(['Blue[^tool_1@0].', undefined]);
  });

  it('goes on with a conversation that was opened, with its own bot', async () => {
    const {double, backend} = connectUser({botId: 'bot-1'});
    await ask(backend, 'One');
    await ask(backend, say('One', 'One', 'Two'));
    const {conversationId = ''} = backend;
    await backend.bots.pick();
    const opened = await backend.conversations.get(conversationId);
    const history = opened.messages.map(({role, content}) => ({role, content}));
    await ask(backend, [...history, {role: 'user', content: [{text: 'Three'}]}]);
    expect(double.inputs.at(-1)).to.include({conversationId, botId: 'bot-1', depth: 4, text: 'Three'});
  });

  it('asks another bot in a conversation of its own', async () => {
    const {double, backend} = connectUser();
    double.bots.push({id: 'bot-2', title: 'Second'});
    await ask(backend, 'One');
    expect(await backend.bots.pick('bot-2')).to.include({id: 'bot-2', title: 'Second'});
    await ask(backend, say('One', 'One', 'Two'));
    expect(double.inputs[1]).to.include({botId: 'bot-2', depth: 0});
    expect(double.inputs[1]?.conversationId).to.not.equal(double.inputs[0]?.conversationId);
    await backend.bots.pick().then((none) => expect(none).to.equal(undefined));
    await ask(backend, 'Three');
    expect(double.inputs[2]?.botId).to.equal(null);
  });

  it('keeps its bot when the other one does not exist', async () => {
    const {double, backend} = connectUser({botId: 'bot-1'});
    const error = await backend.bots.pick('nobody').catch((cause: unknown) => cause);
    expect(error).to.include({code: 'model-not-found', status: 404});
    await ask(backend);
    expect(double.inputs[0]?.botId).to.equal('bot-1');
  });
});

/** A, B, C … */
function letters(): () => string {
  let code = 64;
  return () => String.fromCharCode((code += 1));
}
