import {expect} from '@open-wc/testing';

import {createChat} from '../../src/engine/chat.js';
import {untilOnline} from '../../src/engine/patience/until-online.js';
import {ChatError} from '../../src/model/index.js';
import type {Backend} from '../../src/model/index.js';
import {scripted, textAnswer} from '../../src/backends/scripted/index.js';
import {settled} from './manual-backend.js';

const offline = () => new ChatError('offline', {message: 'You are offline.', retryable: true});

/** A connection that a test gives back. */
function createConnection() {
  const events = new EventTarget();
  return {
    untilOnline: (signal: AbortSignal) => untilOnline(signal, events),
    comeBack: () => void events.dispatchEvent(new Event('online')),
  };
}

describe('a question that is asked offline', () => {
  it('waits for the connection and is asked once, then', async () => {
    const {comeBack, ...patience} = createConnection();
    const backend = scripted([offline()], textAnswer('Hello'));
    const chat = createChat({backend, patience});
    const sent = chat.send('Hi');
    await settled();
    expect(chat.state).to.include({status: 'waiting', attempt: 2});
    expect(chat.state.error?.code).to.equal('offline');
    expect(chat.state).not.to.have.property('nextTryAt');
    expect(backend.requests).to.have.length(1);
    comeBack();
    expect((await sent).content).to.deep.equal([{text: 'Hello'}]);
    comeBack();
    await settled();
    expect(backend.requests).to.have.length(2);
  });

  it('waits as often as the connection goes, and is not given up', async () => {
    const {comeBack, ...patience} = createConnection();
    const backend = scripted(...Array.from({length: 9}, () => [offline()]), textAnswer('Hello'));
    const chat = createChat({backend, patience});
    const sent = chat.send('Hi');
    for (let round = 0; round < 9; round += 1) {
      await settled();
      comeBack();
    }
    expect((await sent).status).to.equal('complete');
  });

  it('can be stopped, and is not asked any more', async () => {
    const {comeBack, ...patience} = createConnection();
    const backend = scripted([offline()], textAnswer('Hello'));
    const chat = createChat({backend, patience});
    const sent = chat.send('Hi');
    await settled();
    chat.stop();
    expect((await sent).status).to.equal('stopped');
    comeBack();
    await settled();
    expect(backend.requests).to.have.length(1);
  });

  it('takes those along that were sent after it', async () => {
    const {comeBack, ...patience} = createConnection();
    const backend: Backend & {requests: readonly unknown[]} = scripted([offline()], textAnswer('A'), textAnswer('B'));
    const chat = createChat({backend, patience});
    const sent = [chat.send('a'), chat.send('b')];
    await settled();
    comeBack();
    expect((await Promise.all(sent)).map(({content}) => content[0]?.text)).to.deep.equal(['A', 'B']);
    expect(backend.requests).to.have.length(3);
  });

  it('does not wait where nobody can say that the connection is back', async () => {
    const over = new AbortController();
    const waiting = untilOnline(over.signal, new EventTarget());
    over.abort();
    await waiting;
    await untilOnline(over.signal);
  });
});
