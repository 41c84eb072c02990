import {expect} from '@open-wc/testing';
import type {Backend, RequestMessage} from '../../../src/model/index.js';
import {createChat} from '../../../src/engine/chat.js';
import {drop, hang} from './double.js';
import type {BedrockChatDouble} from './double.js';
import {ask, connectPublished, connectSocket, connectUser, namesOf, say, textOf} from './setup.js';

/** What reached the bots: how far the conversation had come, and the question. */
const asked = (double: BedrockChatDouble) => double.inputs.map(({depth, text}) => `${depth}: ${text}`);
const ids = (double: BedrockChatDouble) => new Set(double.inputs.map(({conversationId}) => conversationId));
const told = (history: string, question: string) =>
  `0: Our conversation so far:\n\n${history}\n\nMy next message follows. ${question}`;

const ways: readonly {name: string; connect: () => {double: BedrockChatDouble; backend: Backend}}[] = [
  {name: 'a published bot', connect: connectPublished},
  {name: 'the application', connect: connectUser},
  {name: 'the WebSocket', connect: connectSocket},
];

for (const {name, connect} of ways) {
  describe(`the conversation on the server, of ${name}`, () => {
    it('goes on while the chat carries what the server knows', async () => {
      const {double, backend} = connect();
      await ask(backend, say('One'));
      await ask(backend, say('One', 'One', 'Two'));
      await ask(backend, say('One', 'One', 'Two', 'Two', 'Three'));
      expect(asked(double)).to.deep.equal(['0: One', '2: Two', '4: Three']);
      expect(ids(double).size).to.equal(1);
    });

    it('begins anew with what was said, after an edit, another try, and for a history from elsewhere', async () => {
      const {double, backend} = connect();
      await ask(backend, say('One'));
      await ask(backend, say('One', 'One', 'Two'));
      await ask(backend, say('One', 'One', 'Too'));
      await ask(backend, say('One', 'One', 'Too'));
      await ask(backend, say('From', 'elsewhere', 'Four'));
      expect(asked(double).slice(2)).to.deep.equal([
        told('User: One\n\nAssistant: One', 'Too'),
        told('User: One\n\nAssistant: One', 'Too'),
        told('User: From\n\nAssistant: elsewhere', 'Four'),
      ]);
      expect(ids(double).size).to.equal(4);
    });

    it('begins anew without a word after the chat was cleared', async () => {
      const {double, backend} = connect();
      await ask(backend, say('One'));
      await ask(backend, say('One'));
      expect(asked(double)).to.deep.equal(['0: One', '0: One']);
      expect(ids(double).size).to.equal(2);
    });

    it('is another one for each of two chats', async () => {
      const {double, backend} = connect();
      await Promise.all([ask(backend, say('One')), ask(backend, say('One'))]);
      const answers = await Promise.all([
        ask(backend, say('One', 'One', 'Two')),
        ask(backend, say('One', 'One', 'Too')),
      ]);
      expect(answers.map(({items}) => textOf(items))).to.deep.equal(['Two', 'Too']);
      expect(asked(double).toSorted()).to.deep.equal(['0: One', '0: One', '2: Too', '2: Two']);
      expect(ids(double).size).to.equal(2);
    });

    it('is found again whatever the engine makes of the blocks', async () => {
      const {double, backend} = connect();
      double.answer = () => 'Two  words\n';
      const question: RequestMessage = {role: 'user', content: [{text: 'One'}, {text: 'and more'}]};
      await ask(backend, [question]);
      const answer: RequestMessage = {
        role: 'assistant',
        content: [{citationsContent: {content: [{text: 'Two '}, {text: 'words'}], citations: []}}],
      };
      // The page’s context came with the question alone.
      await ask(backend, [{role: 'user', content: [{text: 'One'}]}, answer, ...say('Next')]);
      expect(asked(double)[1]).to.equal('2: Next');
    });

    it('goes on in a whole chat, over a refusal as well', async () => {
      const {double, backend} = connect();
      const chat = createChat({backend});
      await chat.send('One');
      const refusal = 'model';
      const refused = await ask(backend, {modelId: refusal, messages: say('One', 'One', 'Two')});
      expect(refused.error).to.include({code: 'validation'});
      await chat.send('Two');
      expect(asked(double)).to.deep.equal(['0: One', '2: Two']);
      chat.close();
    });
  });
}

describe('an answer of a published bot that is still being written', () => {
  it('is looked for again after a stop, not asked for again', async () => {
    const {double, backend} = connectPublished();
    double.pollsBeforeAnswer = 3;
    const stop = new AbortController();
    double.intercept = ({method}) => {
      if (method === 'GET') stop.abort();
      return undefined;
    };
    expect((await ask(backend, 'One', stop.signal)).error).to.include({code: 'aborted'});
    double.intercept = () => undefined;
    expect(textOf((await ask(backend, 'One')).items)).to.equal('One');
    expect(namesOf(double).filter((name) => name.startsWith('POST'))).to.have.length(1);
    await ask(backend, say('One', 'One', 'Two'));
    expect(asked(double)).to.deep.equal(['0: One', '2: Two']);
  });

  it('is looked for again after the network failed', async () => {
    const {double, backend} = connectPublished();
    double.intercept = ({method}) => {
      if (method === 'GET') throw new TypeError('Failed to fetch');
      return undefined;
    };
    expect((await ask(backend, 'One')).error).to.include({code: 'network'});
    double.intercept = () => undefined;
    expect(textOf((await ask(backend, 'One')).items)).to.equal('One');
    expect(double.inputs).to.have.length(1);
  });

  it('is not the answer to another question, however much they have in common', async () => {
    const {double, backend} = connectPublished();
    const stop = new AbortController();
    double.intercept = ({method}) => (method === 'GET' ? (stop.abort(), undefined) : undefined);
    await ask(backend, 'Hello there', stop.signal);
    double.intercept = () => undefined;
    expect(textOf((await ask(backend, 'Hello')).items)).to.equal('Hello');
    expect(double.inputs).to.have.length(2);
  });

  it('loses its conversation when another bot is picked meanwhile', async () => {
    const {double, backend} = connectUser();
    double.bots.push({id: 'bot-2'});
    double.intercept = async ({method}) => {
      if (method === 'POST') await backend.bots.pick('bot-2');
      return undefined;
    };
    await ask(backend, 'One');
    await ask(backend, say('One', 'One', 'Two'));
    expect(double.inputs.map(({botId}) => botId)).to.deep.equal([null, 'bot-2']);
  });
});

describe('an answer over the WebSocket that broke off', () => {
  for (const end of [hang, drop] as const) {
    it(`leaves its conversation behind (${String(end)}): nobody knows what the server stores`, async () => {
      const {double, backend} = connectSocket();
      await ask(backend, 'One');
      const {say: sayAll} = double;
      double.say = () => [{status: 'STREAMING', completion: 'T'}, end];
      const stop = new AbortController();
      const asking = (async () => {
        for await (const part of backend.reply({messages: say('One', 'One', 'Two')}, stop)) {
          if (end === hang && typeof part === 'object' && part.contentBlockDelta) stop.abort();
        }
      })();
      await asking.catch(() => undefined);
      double.say = sayAll;
      await ask(backend, say('One', 'One', 'Two'));
      expect(asked(double)[2]).to.equal(told('User: One\n\nAssistant: One', 'Two'));
    });
  }
});
