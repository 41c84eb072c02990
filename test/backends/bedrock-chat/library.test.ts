import {expect} from '@open-wc/testing';
import {isRecord} from './double-rules.js';
import {ask, connectUser, say} from './setup.js';

/** A user with one conversation of two questions. */
async function withConversation() {
  const connected = connectUser({botId: 'bot-1'});
  await ask(connected.backend, 'One');
  await ask(connected.backend, say('One', 'One', 'Two'));
  connected.double.taken.length = 0;
  return {...connected, id: connected.backend.conversationId ?? ''};
}

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (cause: unknown) => cause,
  );

describe('the conversations of a signed-in user', () => {
  it('are listed and searched', async () => {
    const {double, backend, id} = await withConversation();
    const summary = {
      id,
      title: 'New conversation',
      createdAt: 1_700_000_000_000,
      model: 'amazon-nova-pro',
      botId: 'bot-1',
    };
    expect(await backend.conversations.list()).to.deep.equal([summary]);
    double.isSnakeCase = true;
    const highlights = [{fieldName: 'Title', fragments: ['<em>found</em>']}];
    expect(await backend.conversations.search('New & old')).to.deep.equal([]);
    expect(await backend.conversations.search('New')).to.deep.equal([{...summary, highlights}]);
    expect(double.taken.map(({path, query}) => [path, query])).to.deep.equal([
      ['conversations', {}],
      ['conversations/search', {query: 'New & old'}],
      ['conversations/search', {query: 'New'}],
    ]);
  });

  it('are read with the branch that leads to the last message', async () => {
    const {double, backend, id} = await withConversation();
    for (const isSnakeCase of [false, true]) {
      double.isSnakeCase = isSnakeCase;
      const {messages, ...summary} = await backend.conversations.get(id);
      expect(summary).to.include({id, title: 'New conversation', botId: 'bot-1', shouldContinue: false});
      expect(messages.map(({role, content}) => [role, content[0]?.text])).to.deep.equal([
        ['user', 'One'],
        ['assistant', 'One'],
        ['user', 'Two'],
        ['assistant', 'Two'],
      ]);
    }
  });

  it('are renamed, or get the title that is proposed', async () => {
    const {double, backend, id} = await withConversation();
    await backend.conversations.rename(id, await backend.conversations.proposedTitle(id));
    expect(double.conversations.get(id)?.title).to.equal('A good title');
    expect(double.taken.map(({method, path}) => `${method} ${path}`)).to.deep.equal([
      `GET conversation/${id}/proposed-title`,
      `PATCH conversation/${id}/title`,
    ]);
  });

  it('are deleted, one or all', async () => {
    const {double, backend, id} = await withConversation();
    await ask(backend, 'Other');
    await backend.conversations.delete(id);
    expect([...double.conversations.keys()]).to.deep.equal([backend.conversationId]);
    expect(await failure(backend.conversations.delete(id))).to.include({code: 'model-not-found', status: 404});
    await backend.conversations.deleteAll();
    expect(double.conversations.size).to.equal(0);
  });

  it('take feedback, and tell of it', async () => {
    const {backend, id} = await withConversation();
    const answerId = (await backend.conversations.get(id)).messages.at(-1)?.id ?? '';
    const read = async () => (await backend.conversations.get(id)).messages.at(-1)?.feedback;
    await backend.conversations.feedback(id, answerId, {value: 'up'});
    expect(await read()).to.deep.equal({value: 'up'});
    await backend.conversations.feedback(id, answerId, {value: 'down', comment: 'Too blue'});
    expect(await read()).to.deep.equal({value: 'down', category: 'other', comment: 'Too blue'});
    await backend.conversations.feedback(id, answerId, {value: 'down', category: 'notFactuallyCorrect'});
    expect(await read()).to.deep.equal({value: 'down', category: 'notFactuallyCorrect'});
  });

  it('name the documents that answers came from', async () => {
    const {double, backend, id} = await withConversation();
    double.relatedDocuments.push(
      {sourceId: 'a@0', sourceName: 'Sky', sourceLink: 'https://x.example/', pageNumber: 2, content: {text: 'Blue'}},
      {sourceId: 'a/b', sourceName: null, sourceLink: null, pageNumber: null, content: {json: {n: 1}}},
      {nothing: true},
    );
    expect(await backend.conversations.relatedDocuments(id)).to.deep.equal([
      {sourceId: 'a@0', sourceName: 'Sky', sourceLink: 'https://x.example/', pageNumber: 2, content: {text: 'Blue'}},
      {sourceId: 'a/b', content: {json: {n: 1}}},
    ]);
    expect(await backend.conversations.relatedDocument(id, 'a/b')).to.include({sourceId: 'a/b'});
  });

  it('are guarded against answers of another shape', async () => {
    const {double, backend} = connectUser();
    const {conversations} = backend;
    double.intercept = () => Response.json({welcome: true});
    for (const promise of [conversations.list(), conversations.get('x'), conversations.relatedDocument('x', 'y')]) {
      expect(await failure(promise)).to.include({code: 'config'});
    }
    expect(await conversations.proposedTitle('x')).to.equal('');
    double.intercept = () =>
      Response.json([{id: 'a', title: 3, createTime: '?', highlights: 'no'}, {id: 7}, null, 'x']);
    expect(await conversations.list()).to.deep.equal([{id: 'a', title: '', createdAt: 0}]);
    double.intercept = () => Response.json([{id: 'a', title: 'Old', createTime: 1_700_000_000.5}]);
    expect(await conversations.list()).to.deep.equal([{id: 'a', title: 'Old', createdAt: 1_700_000_000_500}]);
  });

  it('are read although their tree has a loop, or leads nowhere', async () => {
    const {double, backend} = connectUser();
    const message = (parent: string) => ({role: 'user', content: [{contentType: 'text', body: parent}], parent});
    const messageMap = {a: message('b'), b: message('a'), c: message('lost')};
    double.intercept = ({path}) =>
      Response.json({id: 'x', title: 'Odd', createTime: 0, messageMap, lastMessageId: path.endsWith('1') ? 'a' : 'c'});
    expect((await backend.conversations.get('1')).messages.map(({id}) => id)).to.deep.equal(['b', 'a']);
    expect((await backend.conversations.get('2')).messages.map(({id}) => id)).to.deep.equal(['c']);
  });

  it('can be left waiting', async () => {
    const {double, backend} = connectUser();
    const stop = new AbortController();
    double.intercept = () => {
      stop.abort();
      return new Promise<never>(() => undefined);
    };
    expect(await failure(backend.conversations.list(stop))).to.include({code: 'aborted'});
  });
});

describe('the bots of a signed-in user', () => {
  const bot = {
    id: 'bot-1',
    title: 'First',
    description: 'Knows it all',
    createTime: 1_700_000_000_000,
    lastUsedTime: 1_700_000_000_001,
    isStarred: true,
    owned: true,
    available: true,
    syncStatus: 'SUCCEEDED',
    conversationQuickStarters: [{title: 'Sky', example: 'Why is it blue?'}],
  };
  const read = {
    id: 'bot-1',
    title: 'First',
    description: 'Knows it all',
    createdAt: 1_700_000_000_000,
    lastUsedAt: 1_700_000_000_001,
    isStarred: true,
    isOwned: true,
    isAvailable: true,
    syncStatus: 'SUCCEEDED',
    quickStarters: [{title: 'Sky', example: 'Why is it blue?'}],
  };

  function withBots() {
    const connected = connectUser();
    connected.double.bots.push(bot, {id: 'bot-2', isPinned: true, available: false});
    return connected;
  }

  it('are listed, of either kind', async () => {
    const {double, backend} = withBots();
    const all = await backend.bots.list();
    expect(all[0]).to.deep.equal(read);
    expect(all[1]).to.deep.include({id: 'bot-2', title: '', isStarred: true, isOwned: false, isAvailable: false});
    await backend.bots.list({kind: 'mixed'});
    await backend.bots.list({kind: 'mixed', isStarred: true, limit: 5});
    expect(double.taken.map(({path, query}) => ({path, ...query}))).to.deep.equal([
      {path: 'bot', kind: 'private'},
      {path: 'bot', kind: 'mixed', limit: '50'},
      {path: 'bot', kind: 'mixed', starred: 'true', pinned: 'true'},
    ]);
    expect((await backend.bots.pinned()).map(({id}) => id)).to.deep.equal(['bot-1']);
  });

  it('are read in either case of letters', async () => {
    const {double, backend} = withBots();
    double.isSnakeCase = true;
    expect(await backend.bots.get('bot-1')).to.deep.equal(read);
    expect(double.taken[0]?.path).to.equal('bot/summary/bot-1');
  });

  it('are found in the store', async () => {
    const {double, backend} = withBots();
    const {store} = backend.bots;
    for (const found of [
      await store.search('sky?', {limit: 3}),
      await store.popular(),
      await store.pickup({limit: 1}),
    ]) {
      expect(found[0]).to.deep.equal(read);
    }
    expect(double.taken.map(({path, query}) => ({path, ...query}))).to.deep.equal([
      {path: 'store/search', query: 'sky?', limit: '3'},
      {path: 'store/popular'},
      {path: 'store/pickup', limit: '1'},
    ]);
  });

  it('are guarded against answers of another shape', async () => {
    const {double, backend} = connectUser();
    double.intercept = () => Response.json({welcome: true});
    expect(await failure(backend.bots.list())).to.include({code: 'config'});
    expect(await failure(backend.bots.get('x'))).to.include({code: 'config'});
    expect(await failure(backend.bots.store.popular())).to.include({code: 'config'});
    expect(await backend.health()).to.equal('');
  });

  it('send the token, and ids as one segment of the path', async () => {
    const {double, backend} = connectUser();
    await failure(backend.bots.get('a/b?c'));
    const [taken] = double.taken;
    expect(taken?.path).to.equal('bot/summary/a%2Fb%3Fc');
    expect(taken?.headers.get('authorization')).to.match(/^Bearer /);
    expect(isRecord(taken?.body)).to.equal(false);
  });
});
