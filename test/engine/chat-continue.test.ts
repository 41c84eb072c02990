import {expect} from '@open-wc/testing';
import {scripted, textAnswer} from '../../src/backends/scripted/index.js';
import {createChat} from '../../src/engine/chat.js';
import {text} from '../transcript/parts.js';

describe('letting an answer go on', () => {
  it('asks the model to, in the visitor’s name, with the part that it had given', async () => {
    const backend = scripted([text(0, 'Hel'), new Error('Lost')], textAnswer('lo there'));
    const chat = createChat({backend});
    await chat.send('Hi');
    const rest = await chat.continue();
    expect(rest.content).to.deep.equal([{text: 'lo there'}]);
    expect(chat.state.messages.map(({content}) => content[0]?.text)).to.deep.equal([
      'Hi',
      'Hel',
      'Please go on exactly where you stopped.',
      'lo there',
    ]);
    expect(backend.requests[1]?.messages.map(({role}) => role)).to.deep.equal(['user', 'assistant', 'user']);
  });

  it('takes other words, also after the greatest length and after a stop', async () => {
    const backend = scripted(textAnswer('Half', {stopReason: 'max_tokens'}));
    const chat = createChat({backend});
    await chat.send('Hi');
    await chat.continue('Weiter, bitte.');
    expect(backend.requests[1]?.messages.at(-1)?.content).to.deep.equal([{text: 'Weiter, bitte.'}]);
  });

  it('is refused where there is no part of an answer', async () => {
    const chat = createChat({backend: scripted(textAnswer('Whole'), [new Error('Lost')])});
    const refusal = (): Promise<unknown> => chat.continue().catch((error: unknown) => error);
    expect(await refusal()).to.include({code: 'config'});
    await chat.send('Hi');
    expect(await refusal()).to.include({code: 'config'});
    await chat.send('Hi');
    expect(await refusal()).to.include({code: 'config'});
  });
});
