import {expect} from '@open-wc/testing';
import {scripted, textAnswer} from '../../src/backends/scripted/index.js';
import {createChat} from '../../src/engine/chat.js';
import {answer, messageStart, metadata, text} from '../transcript/parts.js';
import {manualBackend} from './manual-backend.js';

describe('a chat', () => {
  it('begins empty and idle', () => {
    expect(createChat({backend: scripted(), createId: () => 'id'}).state).to.deep.equal({
      conversationId: 'id',
      status: 'idle',
      messages: [],
      usage: {inputTokens: 0, outputTokens: 0, totalTokens: 0, cacheReadInputTokens: 0, cacheWriteInputTokens: 0},
    });
  });

  it('resolves send() with the finished answer', async () => {
    let ids = 0;
    const createId = () => `id ${(ids += 1)}`;
    const chat = createChat({backend: scripted(textAnswer('Hello there')), now: () => 5, createId});
    const message = await chat.send('Hi');
    expect(message).to.deep.include({
      id: 'id 3',
      role: 'assistant',
      status: 'complete',
      stopReason: 'end_turn',
      createdAt: 5,
      content: [{text: 'Hello there'}],
    });
    expect(chat.state.messages.map(({role, content}) => ({role, content}))).to.deep.equal([
      {role: 'user', content: [{text: 'Hi'}]},
      {role: 'assistant', content: [{text: 'Hello there'}]},
    ]);
    expect(chat.state.messages[1]).to.equal(message);
  });

  it('shows question and growing answer before anything has arrived', async () => {
    const backend = manualBackend();
    const chat = createChat({backend});
    void chat.send('Hi');
    expect(chat.state.status).to.equal('connecting');
    expect(chat.state.messages.map(({role, status}) => `${role} ${status}`)).to.deep.equal([
      'user complete',
      'assistant streaming',
    ]);
  });

  it('goes from connecting to streaming to idle', async () => {
    const backend = manualBackend();
    const chat = createChat({backend});
    const sent = chat.send('Hi');
    const seen = [chat.state.status];
    await backend.last().push(messageStart);
    seen.push(chat.state.status);
    await backend.last().push(...answer('Hello'));
    seen.push(chat.state.status);
    await backend.last().end();
    seen.push(chat.state.status);
    await sent;
    expect(seen).to.deep.equal(['connecting', 'streaming', 'streaming', 'idle']);
  });

  it('shows each part as soon as it came', async () => {
    const backend = manualBackend();
    const chat = createChat({backend});
    void chat.send('Hi');
    for (const [piece, whole] of [
      ['Hel', 'Hel'],
      ['lo', 'Hello'],
    ] as const) {
      await backend.last().push(text(0, piece));
      expect(chat.state.messages[1]?.content).to.deep.equal([{text: whole}]);
    }
  });

  it('reads on after messageStop, for the usage', async () => {
    const backend = manualBackend();
    const chat = createChat({backend});
    const sent = chat.send('Hi');
    await backend.last().push(...answer('Hello'));
    expect(chat.state.messages[1]?.status).to.equal('streaming');
    await backend.last().push(metadata({inputTokens: 1, outputTokens: 2, totalTokens: 3}));
    await backend.last().end();
    expect((await sent).usage).to.deep.equal({inputTokens: 1, outputTokens: 2, totalTokens: 3});
    expect(chat.state.usage).to.include({inputTokens: 1, outputTokens: 2, totalTokens: 3});
  });

  it('sends content of any kind', async () => {
    const backend = scripted(['Nice']);
    const chat = createChat({backend});
    const image = {image: {format: 'png', source: {bytes: new Uint8Array([1])}}};
    await chat.send([{text: 'Look'}, {text: ' '}, image, {document: {name: 'a'}}]);
    expect(backend.requests[0]?.messages[0]?.content).to.deep.equal([{text: 'Look'}, image, {document: {name: 'a'}}]);
  });

  it('asks with all settings, and with the conversation so far', async () => {
    const backend = scripted(['One'], ['Two']);
    const chat = createChat({
      backend,
      modelId: 'm',
      system: 'Be brief.',
      inferenceConfig: {maxTokens: 7},
      guardrailConfig: {guardrailIdentifier: 'g', guardrailVersion: '1'},
    });
    await chat.send('a');
    await chat.send('b');
    expect(backend.requests[1]).to.deep.equal({
      modelId: 'm',
      messages: [
        {role: 'user', content: [{text: 'a'}]},
        {role: 'assistant', content: [{text: 'One'}]},
        {role: 'user', content: [{text: 'b'}]},
      ],
      system: [{text: 'Be brief.'}],
      inferenceConfig: {maxTokens: 7},
      guardrailConfig: {guardrailIdentifier: 'g', guardrailVersion: '1'},
    });
  });

  it('asks with nothing that was not set', async () => {
    const backend = scripted(['One']);
    await createChat({backend, system: ' '}).send('a');
    expect(backend.requests[0]).to.have.all.keys('messages');
  });

  it('adds up the usage of all answers', async () => {
    const chat = createChat({backend: scripted(textAnswer('One two'))});
    await chat.send('a');
    await chat.send('b');
    expect(chat.state.usage).to.include({inputTokens: 2, outputTokens: 4, totalTokens: 6});
  });

  it('takes plain strings for a whole answer', async () => {
    const message = await createChat({backend: scripted(['Hel', 'lo'])}).send('Hi');
    expect(message).to.deep.include({status: 'complete', content: [{text: 'Hello'}]});
    expect(message).not.to.have.property('stopReason');
  });

  it('gets the backend ready, and does not mind when that fails', async () => {
    let count = 0;
    const backend = {...scripted(['Hello']), prepare: async () => void (count += 1)};
    await createChat({backend}).prepare();
    expect(count).to.equal(1);
    await createChat({backend: scripted()}).prepare();
    await createChat({backend: {...backend, prepare: () => Promise.reject(new Error('Offline'))}}).prepare();
    await createChat({
      backend: {
        ...backend,
        prepare: () => {
          throw new Error('Broken');
        },
      },
    }).prepare();
  });

  describe('refuses a wrong call', () => {
    async function codeOf(call: Promise<unknown>): Promise<string> {
      return call.then(
        () => 'none',
        (error: {code: string; message: string}) => `${error.code}: ${error.message}`,
      );
    }

    const nothings: unknown[] = ['', ' \n', [], [{text: ' '}], undefined, null, 7, [null], ['Hi'], [{}], {text: 'Hi'}];
    for (const nothing of nothings) {
      it(`send(${JSON.stringify(nothing)})`, async () => {
        const backend = scripted(['Hello']);
        const chat = createChat({backend});
        expect(await codeOf(chat.send(nothing as string))).to.match(/^config: /);
        expect(chat.state.messages).to.deep.equal([]);
        expect(backend.requests).to.deep.equal([]);
      });
    }

    it('retry() and regenerate() while an answer grows, which goes on', async () => {
      const backend = manualBackend();
      const chat = createChat({backend});
      const sent = chat.send('Hi');
      expect(await codeOf(chat.retry())).to.match(/^config: .*still growing/);
      await backend.last().push('Hello');
      expect(await codeOf(chat.regenerate())).to.match(/^config: /);
      await backend.last().end();
      expect((await sent).status).to.equal('complete');
      expect(backend.replies).to.have.length(1);
    });

    it('retry() when there is nothing to ask again', async () => {
      const chat = createChat({backend: scripted(['Hello'])});
      expect(await codeOf(chat.retry())).to.match(/^config: .*nothing to retry/);
      await chat.send('Hi');
      expect(await codeOf(chat.retry())).to.match(/^config: .*nothing to retry/);
    });

    it('anything after close()', async () => {
      const chat = createChat({backend: scripted(['Hello'])});
      chat.close();
      expect(await codeOf(chat.send('Hi'))).to.match(/^config: .*closed/);
      expect(await codeOf(chat.retry())).to.match(/^config: .*closed/);
      chat.stop();
      chat.clear();
      chat.close();
    });
  });
});
