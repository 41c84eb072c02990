import {expect} from '@open-wc/testing';

import {createChat} from '../../../src/engine/chat.js';
import type {Patience} from '../../../src/engine/patience/patience.js';
import {ChatError} from '../../../src/model/index.js';
import type {ChatErrorCode} from '../../../src/model/index.js';
import {messageStart, messageStop, text} from '../../transcript/parts.js';
import {manualBackend, settled} from '../manual-backend.js';
import {manualSleep} from './manual-sleep.js';

const whole = [messageStart, text(0, 'Hello'), messageStop('end_turn')];

function begin(patience: Partial<Patience> = {}) {
  const backend = manualBackend();
  const {sleep, waits, wait} = manualSleep();
  const states: string[] = [];
  const chat = createChat({
    backend,
    modelId: 'first',
    now: () => 1000,
    patience: {sleep, random: () => 1, ...patience},
  });
  chat.subscribe(({status}) => states.push(status));
  return {backend, waits, wait, states, chat, sent: chat.send('Hi')};
}

function failure(code: ChatErrorCode): ChatError {
  return new ChatError(code, {message: 'Busy.', retryable: true});
}

async function answer(backend: ReturnType<typeof manualBackend>): Promise<void> {
  await backend.last().push(...whole);
  await backend.last().end();
}

describe('asking again', () => {
  it('shows the wait, then asks the same again and answers', async () => {
    const {backend, wait, states, chat, sent} = begin();
    await backend.last().fail(failure('throttled'));
    await settled();
    expect(chat.state).to.deep.include({status: 'waiting', nextTryAt: 3000, attempt: 2});
    expect(chat.state.error).to.include({code: 'throttled'});
    wait(2000).end();
    await settled();
    expect(chat.state.status).to.equal('connecting');
    expect(chat.state).not.to.have.any.keys('error', 'nextTryAt', 'attempt');
    expect(backend.replies[1]?.request).to.deep.equal(backend.replies[0]?.request);
    await answer(backend);
    expect(await sent).to.include({status: 'complete'});
    expect(states.filter((state, at) => state !== states[at - 1])).to.deep.equal([
      'connecting',
      'waiting',
      'connecting',
      'streaming',
      'idle',
    ]);
    expect(chat.state.messages).to.have.length(2);
  });

  it('gives up after four attempts, with the last error', async () => {
    const {backend, wait, sent} = begin();
    for (const ms of [500, 1000, 2000]) {
      await backend.last().fail(failure('internal'));
      await settled();
      wait(ms).end();
      await settled();
    }
    await backend.last().fail(failure('internal'));
    expect(await sent).to.include({status: 'failed'});
    expect(backend.replies).to.have.length(4);
  });

  it('closes each attempt before the next', async () => {
    const {backend, wait} = begin();
    await backend.last().fail(failure('internal'));
    await settled();
    expect(backend.replies[0]?.signal.aborted).to.equal(true);
    wait(500).end();
    await settled();
    expect(backend.replies[1]?.signal.aborted).to.equal(false);
  });

  it('never asks again once a part has come', async () => {
    const {backend, waits, sent} = begin();
    await backend.last().push(messageStart, text(0, 'Hel'));
    await backend.last().fail(failure('throttled'));
    expect(await sent).to.include({status: 'interrupted'});
    expect([backend.replies.length, waits.length]).to.deep.equal([1, 0]);
  });

  it('ends at once when the visitor stops while it waits', async () => {
    const {backend, waits, chat, sent} = begin();
    await backend.last().fail(failure('throttled'));
    await settled();
    chat.stop();
    expect(await sent).to.include({status: 'stopped'});
    await settled();
    expect(chat.state.status).to.equal('idle');
    expect([backend.replies.length, waits.length]).to.deep.equal([1, 0]);
  });

  for (const code of ['expired', 'clock-skew'] as const) {
    it(`asks once more, at once and unseen, after ${code}, which the backend has mended by then`, async () => {
      const {backend, waits, states, sent} = begin({attempts: 1});
      await backend.last().fail(failure(code));
      await settled();
      expect(backend.replies).to.have.length(2);
      expect(waits.map(({ms}) => ms)).to.deep.equal([120_000]);
      await answer(backend);
      expect(await sent).to.include({status: 'complete'});
      expect(states).not.to.include('waiting');
    });

    it(`fails when ${code} comes back`, async () => {
      const {backend, sent} = begin();
      await backend.last().fail(failure(code));
      await settled();
      await backend.last().fail(failure(code));
      expect((await sent).error).to.include({code});
      expect(backend.replies).to.have.length(2);
    });
  }

  it('asks a second model at once when the first is busy, and stays with it', async () => {
    const {backend, wait, sent} = begin({fallbackModelId: 'second'});
    await backend.last().fail(failure('throttled'));
    await settled();
    expect(backend.last().request.modelId).to.equal('second');
    await backend.last().fail(failure('throttled'));
    await settled();
    wait(2000).end();
    await settled();
    expect(backend.last().request.modelId).to.equal('second');
    await answer(backend);
    expect(await sent).to.include({status: 'complete'});
  });
});

describe('an answer that takes too long', () => {
  it('is asked for again when nothing comes within two minutes', async () => {
    const {backend, wait, chat} = begin();
    await settled();
    wait(120_000).end();
    await settled();
    expect(backend.replies[0]?.signal.aborted).to.equal(true);
    expect(chat.state.status).to.equal('waiting');
    expect(chat.state.error).to.include({code: 'model-timeout'});
  });

  it('is kept as far as it came when it stands still for a minute', async () => {
    const {backend, wait, sent} = begin();
    await backend.last().push(messageStart, text(0, 'Hel'));
    await settled();
    wait(60_000).end();
    const message = await sent;
    expect(message).to.deep.include({status: 'interrupted', content: [{text: 'Hel'}]});
    expect(message.error?.hint).to.include('60 s');
    expect(backend.last().signal.aborted).to.equal(true);
  });

  it('has a new minute after each part', async () => {
    const {backend, waits, sent} = begin({nextPartMs: 7});
    await backend.last().push(messageStart, text(0, 'Hel'));
    await settled();
    expect(waits.map(({ms}) => ms)).to.deep.equal([7]);
    await answer(backend);
    expect(await sent).to.include({status: 'complete'});
    expect(waits).to.have.length(0);
  });
});
