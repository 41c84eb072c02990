import {expect} from '@open-wc/testing';

import type {StreamEvent} from '../../../../src/model/index.js';
import {collect} from '../../../aws/event-stream/frames.js';
import {reduceAll} from '../../../transcript/parts.js';
import {ask, messageOf, models, open, partsOf, streamed, whole, wholeMessageOf} from '../invoke.js';

const start = {
  type: 'message_start',
  message: {role: 'assistant', content: [], usage: {input_tokens: 9, output_tokens: 1}},
};
const end = [
  {type: 'message_delta', delta: {stop_reason: 'end_turn', stop_sequence: null}, usage: {output_tokens: 5}},
  {type: 'message_stop'},
];
const opening = (index: number, content_block: object) => ({type: 'content_block_start', index, content_block});
const delta = (index: number, type: string, fields: object) => ({
  type: 'content_block_delta',
  index,
  delta: {type, ...fields},
});
const close = (index: number) => ({type: 'content_block_stop', index});

/** An answer with every kind of block, as a stream. */
const everything = [
  start,
  opening(0, {type: 'thinking', thinking: '', signature: ''}),
  delta(0, 'thinking_delta', {thinking: 'Let me '}),
  delta(0, 'thinking_delta', {thinking: 'think.'}),
  delta(0, 'signature_delta', {signature: 'c2ln'}),
  close(0),
  opening(1, {type: 'redacted_thinking', data: 'EtkCsecret=='}),
  close(1),
  opening(2, {type: 'text', text: ''}),
  delta(2, 'text_delta', {text: 'I look '}),
  delta(2, 'text_delta', {text: 'it up.'}),
  close(2),
  opening(3, {type: 'tool_use', id: 't1', name: 'find_order', input: {}}),
  delta(3, 'input_json_delta', {partial_json: ''}),
  delta(3, 'input_json_delta', {partial_json: '{"id"'}),
  delta(3, 'input_json_delta', {partial_json: ':7}'}),
  close(3),
  opening(4, {type: 'tool_use', id: 't2', name: 'list_orders', input: {}}),
  close(4),
  {type: 'message_delta', delta: {stop_reason: 'tool_use'}, usage: {output_tokens: 20}},
  {type: 'message_stop'},
];

/** The same answer in one piece. */
const everythingWhole = {
  type: 'message',
  role: 'assistant',
  content: [
    {type: 'thinking', thinking: 'Let me think.', signature: 'c2ln'},
    {type: 'redacted_thinking', data: 'EtkCsecret=='},
    {type: 'text', text: 'I look it up.'},
    {type: 'tool_use', id: 't1', name: 'find_order', input: {id: 7}},
    {type: 'tool_use', id: 't2', name: 'list_orders', input: {}},
  ],
  stop_reason: 'tool_use',
  usage: {input_tokens: 9, output_tokens: 20},
};

describe('an answer of Claude', () => {
  it('has thoughts with their signature, hidden thoughts, text and tool calls', async () => {
    const message = await messageOf(models.claude, ...everything);
    expect(message.content).to.deep.equal([
      {reasoningContent: {reasoningText: {text: 'Let me think.', signature: 'c2ln'}}},
      {reasoningContent: {redactedContent: new TextEncoder().encode('EtkCsecret==')}},
      {text: 'I look it up.'},
      {toolUse: {toolUseId: 't1', name: 'find_order', input: {id: 7}}},
      {toolUse: {toolUseId: 't2', name: 'list_orders', input: {}}},
    ]);
    expect(message.blocks.some(({kind}) => kind === 'unknown')).to.equal(false);
    expect(message.stopReason).to.equal('tool_use');
    expect(message.usage).to.deep.equal({inputTokens: 9, outputTokens: 20, totalTokens: 29});
  });

  it('numbers its blocks as Claude does, streamed and in one piece', async () => {
    for (const response of [streamed(...everything), whole(everythingWhole)]) {
      const parts = await partsOf(models.claude, response, {
        stream: response.headers.get('content-type') !== 'application/json',
      });
      const blocks = parts.map((part) => (typeof part === 'string' ? undefined : indexOf(part)));
      const runs = blocks.filter((index, at) => index !== undefined && index !== blocks[at - 1]);
      expect(runs).to.deep.equal([0, 1, 2, 3, 4]);
      expect(parts[0]).to.deep.equal({messageStart: {role: 'assistant'}});
    }
  });

  it('is the same in one piece', async () => {
    const streamedMessage = await messageOf(models.claude, ...everything);
    const message = await wholeMessageOf(models.claude, everythingWhole);
    expect(message.content).to.deep.equal(streamedMessage.content);
    expect(message.stopReason).to.equal(streamedMessage.stopReason);
    expect(message.usage).to.deep.equal(streamedMessage.usage);
  });

  it('goes back to the model as it came', async () => {
    const {content} = await messageOf(models.claude, ...everything);
    const {backend, requests} = open(() => streamed(...end));
    const request = {...ask(models.claude, 'Hi'), messages: [{role: 'assistant' as const, content}]};
    await collect(backend.reply(request, {signal: new AbortController().signal}));
    const sent: unknown = await requests[0]?.json();
    expect(sent).to.have.nested.property('messages[0].content').that.deep.equals(everythingWhole.content);
  });

  it('tells what was read from the cache and written to it', async () => {
    const usage = {
      input_tokens: 10,
      cache_read_input_tokens: 200,
      cache_creation_input_tokens: 30,
      output_tokens: 1,
    };
    const message = await messageOf(models.claude, {type: 'message_start', message: {usage}}, ...end);
    expect(message.usage).to.deep.equal({
      inputTokens: 10,
      outputTokens: 5,
      totalTokens: 245,
      cacheReadInputTokens: 200,
      cacheWriteInputTokens: 30,
    });
  });

  it('tells how long it took, and what a guardrail found', async () => {
    const last = {
      type: 'message_stop',
      'amazon-bedrock-invocationMetrics': {inputTokenCount: 9, outputTokenCount: 5, invocationLatency: 1940},
      'amazon-bedrock-trace': {guardrail: {input: {}}},
    };
    const parts = await partsOf(models.claude, streamed(start, end[0], last));
    expect(parts.at(-1)).to.deep.equal({
      metadata: {
        usage: {inputTokens: 9, outputTokens: 5, totalTokens: 14},
        metrics: {latencyMs: 1940},
        trace: {guardrail: {input: {}}},
      },
    });
  });

  it('cites its sources', async () => {
    const cited = {cited_text: 'so', document_index: 1, document_title: 'Notes'};
    const url = 'https://docs.example.com/a';
    const citations = [
      {...cited, type: 'char_location', start_char_index: 3, end_char_index: 5},
      {...cited, type: 'page_location', start_page_number: 1, end_page_number: 2},
      {...cited, type: 'content_block_location', start_block_index: 0, end_block_index: 1},
      {
        type: 'search_result_location',
        search_result_index: 2,
        start_block_index: 0,
        end_block_index: 1,
        source: url,
        title: 'A',
      },
      {type: 'web_search_result_location', cited_text: 'so', url, title: 'A'},
      {type: 'moon_location', crater: 7},
    ];
    const deltas = citations.map((citation) => delta(0, 'citations_delta', {citation}));
    const message = await messageOf(
      models.claude,
      start,
      delta(0, 'text_delta', {text: 'It is so.'}),
      ...deltas,
      ...end,
    );
    const notes = {title: 'Notes', sourceContent: [{text: 'so'}]};
    expect(message.content).to.deep.equal([
      {
        citationsContent: {
          content: [{text: 'It is so.'}],
          citations: [
            {...notes, location: {documentChar: {documentIndex: 1, start: 3, end: 5}}},
            {...notes, location: {documentPage: {documentIndex: 1, start: 1, end: 2}}},
            {...notes, location: {documentChunk: {documentIndex: 1, start: 0, end: 1}}},
            {title: 'A', source: url, location: {searchResultLocation: {searchResultIndex: 2, start: 0, end: 1}}},
            {
              title: 'A',
              source: url,
              sourceContent: [{text: 'so'}],
              location: {web: {url, domain: 'docs.example.com'}},
            },
            {location: {moon_location: {type: 'moon_location', crater: 7}}},
          ],
        },
      },
    ]);
    const text = {type: 'text', text: 'It is so.', citations};
    const inOnePiece = await wholeMessageOf(models.claude, {...everythingWhole, content: [text]});
    expect(inOnePiece.content).to.deep.equal(message.content);
  });

  const reasons = {
    end_turn: 'end_turn',
    max_tokens: 'max_tokens',
    stop_sequence: 'stop_sequence',
    tool_use: 'tool_use',
    refusal: 'content_filtered',
    model_context_window_exceeded: 'model_context_window_exceeded',
    something_new: 'something_new',
  };
  for (const [native, stopReason] of Object.entries(reasons)) {
    it(`stops with ${stopReason} when Claude says ${native}`, async () => {
      const last = {type: 'message_delta', delta: {stop_reason: native}};
      expect(await messageOf(models.claude, start, last)).to.include({stopReason});
      expect(await wholeMessageOf(models.claude, {...everythingWhole, stop_reason: native})).to.include({stopReason});
    });
  }

  it('stops with guardrail_intervened when a guardrail spoke, whatever else it says', async () => {
    const intervened = {'amazon-bedrock-guardrailAction': 'INTERVENED'};
    const text = {...delta(0, 'text_delta', {text: 'Sorry.'}), ...intervened};
    expect(await messageOf(models.claude, start, text, ...end)).to.include({stopReason: 'guardrail_intervened'});
    expect(await messageOf(models.claude, start, text)).to.include({stopReason: 'guardrail_intervened'});
    const piece = {...everythingWhole, stop_reason: null, ...intervened};
    expect(await wholeMessageOf(models.claude, piece)).to.include({stopReason: 'guardrail_intervened'});
  });

  it('is complete in one piece even if it does not say why it stopped', async () => {
    const piece = {...everythingWhole, stop_reason: null};
    expect(await wholeMessageOf(models.claude, piece)).to.include({stopReason: 'end_turn'});
  });

  it('keeps blocks, deltas and events that nobody knows yet', async () => {
    const block = {type: 'hologram', light: 1};
    const parts = await partsOf(
      models.claude,
      streamed(start, opening(0, block), delta(0, 'light_delta', {light: 2}), {type: 'flash', x: 1}, ...end),
    );
    expect(parts).to.deep.include({contentBlockStart: {contentBlockIndex: 0, start: {hologram: block}}});
    const light = {light_delta: {type: 'light_delta', light: 2}};
    expect(parts).to.deep.include({contentBlockDelta: {contentBlockIndex: 0, delta: light}});
    expect(parts).to.deep.include({flash: {type: 'flash', x: 1}});
    expect(reduceAll(parts).blocks.map(({kind}) => kind)).to.deep.equal(['unknown', 'unknown']);
  });

  it('shows tools that the service ran, as Converse does', async () => {
    const message = await messageOf(
      models.claude,
      opening(0, {type: 'server_tool_use', id: 's1', name: 'web_search', input: {}}),
      ...end,
    );
    expect(message.content).to.deep.equal([
      {toolUse: {toolUseId: 's1', name: 'web_search', input: {}, type: 'server_tool_use'}},
    ]);
  });

  it('says nothing with a ping, but lets know that the model is there', async () => {
    const parts = await partsOf(models.claude, streamed(start, {type: 'ping'}, ...end));
    expect(parts[1]).to.equal('');
    expect(reduceAll(parts).blocks).to.have.length(0);
  });

  const errors = {
    overloaded_error: 'service-unavailable',
    rate_limit_error: 'throttled',
    api_error: 'internal',
    timeout_error: 'model-timeout',
    invalid_request_error: 'validation',
    something_new: 'model-error',
  };
  for (const [type, code] of Object.entries(errors)) {
    it(`fails with ${code} when an ${type} comes in its middle`, async () => {
      const error = {type: 'error', error: {type, message: 'Oh no'}};
      const {backend} = open(() => streamed(start, delta(0, 'text_delta', {text: 'Hi'}), error));
      const result = await collect(backend.reply(ask(models.claude, 'Hi'), {signal: new AbortController().signal}));
      expect(result.items).to.have.length(2);
      expect(result.error).to.include({name: 'ChatError', code});
      expect(result.error).to.have.property('hint').that.includes('Oh no');
    });
  }

  it('comes in one piece from InvokeModel, however empty', async () => {
    const {backend} = open(() => whole({type: 'message', content: []}), {stream: false});
    const {items, error} = await collect(
      backend.reply(ask(models.claude, 'Hi'), {signal: new AbortController().signal}),
    );
    expect(error).to.equal(undefined);
    expect(items).to.deep.equal([{messageStart: {role: 'assistant'}}, {messageStop: {stopReason: 'end_turn'}}]);
  });
});

function indexOf({contentBlockStart, contentBlockDelta, contentBlockStop}: StreamEvent): number | undefined {
  return (contentBlockStart ?? contentBlockDelta ?? contentBlockStop)?.contentBlockIndex;
}
