import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {quickAws} from '../clients.js';
import {anthropicBody, claude, delta, requestOf, say, stream, typesOf} from './clients.js';

describe('InvokeModelWithResponseStream for Anthropic', () => {
  it('tells of the message, its blocks, its end and its price', async () => {
    const chunks = await stream(say('Hel', 'lo.'), claude, anthropicBody());
    assert.deepEqual(typesOf(chunks), [
      'message_start',
      'content_block_start',
      'content_block_delta',
      'content_block_delta',
      'content_block_stop',
      'message_delta',
      'message_stop',
    ]);
    assert.deepEqual(chunks[1]?.['content_block'], {type: 'text', text: ''});
    assert.deepEqual(chunks[2]?.['delta'], {type: 'text_delta', text: 'Hel'});
    assert.deepEqual(chunks[5]?.['delta'], {stop_reason: 'end_turn', stop_sequence: null});
    assert.deepEqual(chunks[5]?.['usage'], {output_tokens: 2});
    const metrics = chunks[6]?.['amazon-bedrock-invocationMetrics'];
    assert.ok(typeof metrics === 'object' && metrics && 'inputTokenCount' in metrics);
  });

  it('tells of thoughts, tools and citations', async () => {
    const redactedContent = new TextEncoder().encode('Etk');
    const citation = {
      title: 'Notes',
      sourceContent: [{text: 'so'}],
      location: {documentPage: {documentIndex: 1, start: 2, end: 3}},
    };
    const chunks = await stream(
      say(
        delta(0, {reasoningContent: {text: 'Hm.'}}),
        delta(0, {reasoningContent: {signature: 's'}}),
        delta(1, {reasoningContent: {redactedContent}}),
        {contentBlockStart: {contentBlockIndex: 2, start: {toolUse: {toolUseId: 't1', name: 'find_order'}}}},
        delta(2, {toolUse: {input: '{"id":7}'}}),
        delta(3, {text: 'It is so.'}),
        delta(3, {citation}),
      ),
      claude,
      anthropicBody(),
    );
    const started = chunks.filter(({type}) => type === 'content_block_start');
    assert.deepEqual(
      started.map((chunk) => chunk['content_block']),
      [
        {type: 'thinking', thinking: '', signature: ''},
        {type: 'redacted_thinking', data: 'Etk'},
        {type: 'tool_use', id: 't1', name: 'find_order', input: {}},
        {type: 'text', text: ''},
      ],
    );
    const deltas = chunks.filter(({type}) => type === 'content_block_delta');
    assert.deepEqual(
      deltas.map((chunk) => chunk['delta']),
      [
        {type: 'thinking_delta', thinking: 'Hm.'},
        {type: 'signature_delta', signature: 's'},
        {type: 'input_json_delta', partial_json: '{"id":7}'},
        {type: 'text_delta', text: 'It is so.'},
        {
          type: 'citations_delta',
          citation: {
            type: 'page_location',
            cited_text: 'so',
            document_title: 'Notes',
            document_index: 1,
            start_page_number: 2,
            end_page_number: 3,
          },
        },
      ],
    );
    assert.deepEqual(chunks.at(-2)?.['delta'], {stop_reason: 'tool_use', stop_sequence: null});
  });

  it('hands the question to the script in the words of Converse', async () => {
    const request = await requestOf(
      claude,
      anthropicBody({
        system: 'Be kind.',
        messages: [
          {role: 'user', content: [{type: 'text', text: 'A', cache_control: {type: 'ephemeral'}}]},
          {
            role: 'assistant',
            content: [
              {type: 'thinking', thinking: 'Hm.', signature: 's'},
              {type: 'redacted_thinking', data: 'Etk'},
              {type: 'tool_use', id: 't1', name: 'a', input: {}},
            ],
          },
          {
            role: 'user',
            content: [{type: 'tool_result', tool_use_id: 't1', content: [{type: 'text', text: 'No.'}], is_error: true}],
          },
          {role: 'assistant', content: 'And?'},
          {
            role: 'user',
            content: [
              {type: 'text', text: 'See'},
              {type: 'image', source: {type: 'base64', media_type: 'image/png', data: 'AQID'}},
              {type: 'document', title: 'Notes', source: {type: 'base64', media_type: 'application/pdf', data: 'AQID'}},
              {type: 'document', source: {type: 'text', media_type: 'text/plain', data: 'plain'}},
            ],
          },
        ],
        temperature: 0,
        top_p: 0.9,
        stop_sequences: ['END'],
        tools: [{name: 'a', description: 'A', input_schema: {type: 'object'}}],
        tool_choice: {type: 'tool', name: 'a'},
        top_k: 5,
      }),
    );
    assert.deepEqual(request, {
      modelId: claude,
      system: [{text: 'Be kind.'}],
      messages: [
        {role: 'user', content: [{text: 'A'}, {cachePoint: {type: 'default'}}]},
        {
          role: 'assistant',
          content: [
            {reasoningContent: {reasoningText: {text: 'Hm.', signature: 's'}}},
            {reasoningContent: {redactedContent: 'RXRr'}},
            {toolUse: {toolUseId: 't1', name: 'a', input: {}}},
          ],
        },
        {role: 'user', content: [{toolResult: {toolUseId: 't1', content: [{text: 'No.'}], status: 'error'}}]},
        {role: 'assistant', content: [{text: 'And?'}]},
        {
          role: 'user',
          content: [
            {text: 'See'},
            {image: {format: 'png', source: {bytes: 'AQID'}}},
            {document: {name: 'Notes', format: 'pdf', source: {bytes: 'AQID'}}},
            {document: {name: 'messages 4 content 3', format: 'txt', source: {text: 'plain'}}},
          ],
        },
      ],
      inferenceConfig: {maxTokens: 100, temperature: 0, topP: 0.9, stopSequences: ['END']},
      toolConfig: {
        tools: [{toolSpec: {name: 'a', description: 'A', inputSchema: {json: {type: 'object'}}}}],
        toolChoice: {tool: {name: 'a'}},
      },
      additionalModelRequestFields: {top_k: 5},
    });
  });

  const refused: readonly (readonly [string, object, RegExp])[] = [
    ['a version', {anthropic_version: undefined}, /anthropic_version: Field required/],
    ['a known version', {anthropic_version: '2023-06-01'}, /anthropic_version: Invalid value/],
    ['a limit', {max_tokens: undefined}, /max_tokens: Field required/],
    [
      'room beside the thoughts',
      {thinking: {type: 'enabled', budget_tokens: 100}},
      /greater than `thinking.budget_tokens`/,
    ],
    ['known blocks', {messages: [{role: 'user', content: [{type: 'moon'}]}]}, /Input tag 'moon'/],
    ['signed thoughts', {messages: [{role: 'user', content: [{type: 'thinking', thinking: 'Hm.'}]}]}, /signature/],
    ['a media type', {messages: [{role: 'user', content: [{type: 'image', source: {type: 'url'}}]}]}, /media type/],
    ['an order of roles', {messages: [{role: 'assistant', content: 'Hi'}]}, /user/],
  ];
  for (const [what, fields, sentence] of refused) {
    it(`refuses a body without ${what}`, async () => {
      await assert.rejects(stream(quickAws(), claude, anthropicBody(fields)), {
        name: 'ValidationException',
        message: sentence,
      });
    });
  }
});
