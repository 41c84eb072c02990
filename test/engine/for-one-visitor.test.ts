import {expect} from '@open-wc/testing';
import {scripted} from '../../src/backends/scripted/index.js';
import {createChat} from '../../src/engine/chat.js';
import {ChatError} from '../../src/model/index.js';

const busy = new ChatError('throttled', {message: 'Busy.', retryable: true});
const patience = {random: () => 0};

describe('a question that waits', () => {
  it('for its next try is asked again for the same visitor', async () => {
    const backend = scripted([busy], [busy], ['Hi Ann']);
    const chat = createChat({backend, patience, visitor: async () => 'ann'});
    expect(await chat.send('I am Ann')).to.include({status: 'complete'});
    expect(backend.requests).to.have.length(3);
  });

  it('for its next try is not asked again for another visitor, who begins anew', async () => {
    const backend = scripted([busy], ['Hi Ben']);
    let visitor = 'ann';
    const chat = createChat({backend, patience, visitor: async () => visitor});
    chat.subscribe(({status}) => {
      if (status === 'waiting') visitor = 'ben';
    });
    expect((await chat.send('I am Ann')).error).to.include({code: 'aborted', retryable: false});
    expect(backend.requests).to.have.length(1);
    expect(await chat.send('Hello')).to.include({status: 'complete'});
    expect(backend.requests[1]?.messages).to.deep.equal([{role: 'user', content: [{text: 'Hello'}]}]);
  });

  it('is not asked at all for somebody who came while the other one was to agree', async () => {
    const backend = scripted(['Hi']);
    let visitor = 'ann';
    const consent = () => {
      visitor = 'ben';
      return true;
    };
    const chat = createChat({backend, consent, visitor: async () => visitor});
    expect((await chat.send('I am Ann')).error).to.include({code: 'aborted'});
    expect(backend.requests).to.have.length(0);
  });
});
