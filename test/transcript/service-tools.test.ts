import {expect} from '@open-wc/testing';
import type {Message, StreamPart} from '../../src/model/index.js';
import {endMessage} from '../../src/transcript/message.js';
import {toRequestMessages} from '../../src/transcript/to-request.js';
import {keepAll, ways} from './keep-all.js';
import {ask, tell} from './messages.js';
import {delta, input, messageStart, messageStop, reduceAll, start, stop, text} from './parts.js';

const type = 'server_tool_use';
const web = {title: 'Rivers', location: {web: {url: 'https://example.org/rivers', domain: 'example.org'}}};

/** Nova looks something up on the web, in the order of the API: call, result, words with their sources. */
const grounded: readonly StreamPart[] = [
  messageStart,
  start(0, {toolUse: {toolUseId: 's1', name: 'nova_grounding', type}}),
  input(0, '{"query":'),
  input(0, '"longest river"}'),
  stop(0),
  start(1, {toolResult: {toolUseId: 's1', type: 'nova_grounding_result', status: 'success'}}),
  delta(1, {toolResult: [{text: 'Found '}]}),
  delta(1, {toolResult: [{text: 'it.'}]}),
  stop(1),
  text(2, 'The Nile'),
  delta(2, {citation: web}),
  text(2, ', or the Amazon.'),
  delta(2, {citation: web}),
  stop(2),
  messageStop(),
];

/** What is the same whether the answer came from the stream or from where it was kept. */
const sources: readonly (readonly [string, (answer: Message) => Message | undefined])[] = [
  ['as it streamed', (answer) => answer],
  ...ways.map(([way, keep]) => [`kept ${way}`, (answer: Message) => keepAll([answer], keep)[0]] as const),
];

describe('an answer with a tool of the service', () => {
  for (const [source, read] of sources) {
    it(`goes back to the same model with call, result, words and sources, ${source}`, () => {
      const answer = read(endMessage(reduceAll(grounded), 'complete'));
      if (!answer) throw new Error('The answer was lost.');
      const sent = toRequestMessages([ask('Which river is the longest?'), answer, ask('Sure?')])[1]?.content;
      expect(sent).to.deep.equal([
        {toolUse: {toolUseId: 's1', name: 'nova_grounding', input: {query: 'longest river'}, type}},
        {
          toolResult: {
            toolUseId: 's1',
            content: [{text: 'Found it.'}],
            status: 'success',
            type: 'nova_grounding_result',
          },
        },
        {citationsContent: {content: [{text: 'The Nile'}, {text: ', or the Amazon.'}], citations: [web, web]}},
      ]);
    });

    it(`knows which words a source belongs to, ${source}`, () => {
      expect(read(endMessage(reduceAll(grounded), 'complete'))?.blocks[2]).to.deep.include({
        kind: 'citations',
        spans: [
          {text: 'The Nile', citations: [web]},
          {text: ', or the Amazon.', citations: [web]},
        ],
      });
    });
  }

  it('goes back without its call when it was cut off before the result', () => {
    const answer = endMessage(reduceAll(grounded.slice(0, 5)), 'stopped');
    const sent = toRequestMessages([ask('Which?'), answer, tell('The Nile'), ask('Sure?')]);
    expect(sent[1]?.content).to.deep.equal([{text: 'The Nile'}]);
  });
});
