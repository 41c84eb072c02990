import {expect} from '@open-wc/testing';

import {scripted, textAnswer} from '../../src/backends/scripted/index.js';
import {createChat} from '../../src/engine/chat.js';
import {ChatError} from '../../src/model/index.js';
import type {ChatRequest, StreamPart} from '../../src/model/index.js';
import {messageStart, messageStop, metadata, text} from '../transcript/parts.js';

const said = ({messages}: ChatRequest) => messages.map(({content}) => content.map((block) => block.text).join());
const refused: readonly StreamPart[] = [messageStart, messageStop('model_context_window_exceeded')];

describe('what the page knows', () => {
  it('goes with the question, before its words, and stays with it', async () => {
    const backend = scripted(textAnswer('Yes'));
    let cart = 'empty';
    const chat = createChat({backend, context: () => `The cart is ${cart}.`});
    await chat.send('Hi');
    cart = 'full';
    await chat.send('And?');
    expect(backend.requests[1] && said(backend.requests[1])).to.deep.equal([
      'The cart is empty.,Hi',
      'Yes',
      'The cart is full.,And?',
    ]);
    expect(chat.state.messages[0]).to.deep.include({content: [{text: 'Hi'}], context: [{text: 'The cart is empty.'}]});
  });

  it('stays out when the visitor takes it away', async () => {
    const backend = scripted(textAnswer('Yes'));
    const chat = createChat({backend, context: async () => [{text: 'The cart is empty.'}]});
    chat.leaveOutContext(true);
    await chat.send('Hi');
    chat.leaveOutContext(false);
    await chat.send('And?');
    expect(backend.requests.map((request) => said(request).at(-1))).to.deep.equal(['Hi', 'The cart is empty.,And?']);
  });

  it('is no reason to fail: a mistake of the page is reported, and the question goes without', async () => {
    const backend = scripted(textAnswer('Yes'));
    const reported: unknown[] = [];
    const original = globalThis.reportError;
    globalThis.reportError = (error) => void reported.push(error);
    const mistake = new Error('No cart.');
    const chat = createChat({backend, context: () => Promise.reject(mistake)});
    expect((await chat.send('Hi')).status).to.equal('complete');
    globalThis.reportError = original;
    expect(reported).to.deep.equal([mistake]);
    expect(backend.requests[0] && said(backend.requests[0])).to.deep.equal(['Hi']);
  });
});

describe('a budget', () => {
  const answer = (outputTokens: number): readonly StreamPart[] => [
    messageStart,
    text(0, 'Yes'),
    messageStop(),
    metadata({inputTokens: 100, outputTokens, totalTokens: 100 + outputTokens}),
  ];

  it('of tokens ends the conversation before the next request, with a friendly word', async () => {
    const backend = scripted(answer(100));
    const chat = createChat({backend, budget: {tokens: 400}});
    for (const question of ['a', 'b']) expect((await chat.send(question)).status).to.equal('complete');
    const {status, error} = await chat.send('c');
    expect(status).to.equal('failed');
    expect(error).to.include({code: 'budget', retryable: false});
    expect(backend.requests).to.have.length(2);
    chat.newConversation();
    expect((await chat.send('d')).error?.code, 'another conversation').to.equal('budget');
  });

  it('of money counts what each model costs', async () => {
    const prices = {m: {input: 10, output: 1000}};
    const chat = createChat({backend: scripted(answer(1000)), modelId: 'm', budget: {cost: 1.5, prices}});
    for (const question of ['a', 'b']) expect((await chat.send(question)).status).to.equal('complete');
    expect((await chat.send('c')).error?.code).to.equal('budget');
  });
});

describe('a conversation that is longer than the model reads', () => {
  const long = 'word '.repeat(400);

  it('is asked again without its beginning when the model refuses it, and from then on', async () => {
    const backend = scripted(textAnswer('A'), textAnswer('B'), refused, textAnswer('C'), textAnswer('D'));
    const chat = createChat({backend});
    for (const question of [`first ${long}`, `second ${long}`]) await chat.send(question);
    expect((await chat.send('third')).content).to.deep.equal([{text: 'C'}]);
    const [, , , again, next] = backend.requests;
    expect(again && said(again)[0]).to.match(/^second/);
    await chat.send('fourth');
    expect(backend.requests).to.have.length(4 + 1);
    expect(next ?? (backend.requests[4] && said(backend.requests[4])[0])).not.to.match(/^first/);
    expect(chat.state.messages.map(({content}) => content[0]?.text?.slice(0, 5))).to.deep.equal([
      'first',
      'A',
      'secon',
      'B',
      'third',
      'C',
      'fourt',
      'D',
    ]);
  });

  it('is known by the words of a refusal, too', async () => {
    const error = new ChatError('validation', {
      message: 'No.',
      hint: 'ValidationException: Input is too long for requested model.',
    });
    const backend = scripted(textAnswer('A'), [error], textAnswer('B'));
    const chat = createChat({backend});
    await chat.send(long);
    expect((await chat.send('And?')).content).to.deep.equal([{text: 'B'}]);
    expect(backend.requests[2] && said(backend.requests[2])).to.deep.equal(['And?']);
  });

  it('fails when nothing is left to leave out', async () => {
    const backend = scripted(refused);
    const chat = createChat({backend});
    expect((await chat.send(long)).stopReason).to.equal('model_context_window_exceeded');
    expect(backend.requests).to.have.length(1);
  });

  it('is summed up where the page wishes that, which costs something too', async () => {
    const usage = metadata({inputTokens: 1, outputTokens: 1, totalTokens: 2});
    const summary: readonly StreamPart[] = [messageStart, text(0, 'They spoke of words.'), messageStop(), usage];
    const backend = scripted(textAnswer('A'), summary, textAnswer('B'));
    const chat = createChat({backend, contextTokens: 300, contextPolicy: 'summarise'});
    await chat.send(long);
    expect((await chat.send('And?')).content).to.deep.equal([{text: 'B'}]);
    expect(JSON.stringify(backend.requests[2]?.messages)).to.contain('They spoke of words.').and.to.contain('And?');
  });
});
