import {expect} from '@open-wc/testing';

import type {ChatRequest, ContentBlock} from '../../../../src/model/index.js';
import {ask, bodyOf, models, refusalOf} from '../invoke.js';

const bytes = new Uint8Array([1, 2, 3]);
const cachePoint = {cachePoint: {type: 'default'}};

async function contentOf(...content: readonly ContentBlock[]): Promise<unknown> {
  const body = await bodyOf(ask(models.claude, content));
  expect(body).to.have.nested.property('messages[0].content');
  return (body as {messages: [{content: unknown}]}).messages[0].content;
}

async function hintOf(...content: readonly ContentBlock[]): Promise<unknown> {
  const error = await refusalOf(ask(models.claude, content));
  expect(error).to.include({code: 'validation', retryable: false});
  return error instanceof Error && 'hint' in error ? error.hint : undefined;
}

describe('a request for Claude', () => {
  it('says all that a question and its settings say', async () => {
    const fields = {
      system: [{text: 'Be kind.'}],
      inferenceConfig: {maxTokens: 100, temperature: 0.2, topP: 0.9, stopSequences: ['END']},
    };
    expect(await bodyOf(ask(models.claude, 'Hello', fields))).to.deep.equal({
      anthropic_version: 'bedrock-2023-05-31',
      max_tokens: 100,
      system: [{type: 'text', text: 'Be kind.'}],
      messages: [{role: 'user', content: [{type: 'text', text: 'Hello'}]}],
      temperature: 0.2,
      top_p: 0.9,
      stop_sequences: ['END'],
    });
  });

  it('has a limit where the page sets none', async () => {
    expect(await bodyOf(ask(models.claude, 'Hello'))).to.deep.equal({
      anthropic_version: 'bedrock-2023-05-31',
      max_tokens: 4096,
      messages: [{role: 'user', content: [{type: 'text', text: 'Hello'}]}],
    });
  });

  it('leaves room to say something after thinking', async () => {
    const additionalModelRequestFields = {thinking: {type: 'enabled', budget_tokens: 2000}};
    const tight = {inferenceConfig: {maxTokens: 2000}, additionalModelRequestFields};
    expect(await bodyOf(ask(models.claude, 'Hi', tight))).to.deep.include({
      max_tokens: 3024,
      thinking: {type: 'enabled', budget_tokens: 2000},
    });
    const wide = {inferenceConfig: {maxTokens: 2001}, additionalModelRequestFields};
    expect(await bodyOf(ask(models.claude, 'Hi', wide))).to.deep.include({max_tokens: 2001});
  });

  it('gives back a tool loop unchanged, thoughts with their signature first', async () => {
    const request: ChatRequest = {
      modelId: models.claude,
      messages: [
        {role: 'user', content: [{text: 'Where is order 7?'}]},
        {
          role: 'assistant',
          content: [
            {reasoningContent: {reasoningText: {text: 'Hm.', signature: 'c2ln'}}},
            {reasoningContent: {redactedContent: new TextEncoder().encode('EtkCsecret==')}},
            {text: 'Let me see.'},
            {toolUse: {toolUseId: 't1', name: 'find_order', input: {id: 7}}},
          ],
        },
        {
          role: 'user',
          content: [
            {
              toolResult: {
                toolUseId: 't1',
                content: [{json: {status: 'shipped'}}, {text: 'by sea'}],
                status: 'success',
              },
            },
          ],
        },
      ],
    };
    const body = await bodyOf(request);
    expect(body)
      .to.have.property('messages')
      .that.deep.equals([
        {role: 'user', content: [{type: 'text', text: 'Where is order 7?'}]},
        {
          role: 'assistant',
          content: [
            {type: 'thinking', thinking: 'Hm.', signature: 'c2ln'},
            {type: 'redacted_thinking', data: 'EtkCsecret=='},
            {type: 'text', text: 'Let me see.'},
            {type: 'tool_use', id: 't1', name: 'find_order', input: {id: 7}},
          ],
        },
        {
          role: 'user',
          content: [
            {
              type: 'tool_result',
              tool_use_id: 't1',
              content: [
                {type: 'text', text: '{"status":"shipped"}'},
                {type: 'text', text: 'by sea'},
              ],
            },
          ],
        },
      ]);
  });

  it('tells that a tool failed, and shows the picture that one gave', async () => {
    const content = [{image: {format: 'png', source: {bytes}}}];
    expect(await contentOf({toolResult: {toolUseId: 't1', content, status: 'error'}})).to.deep.equal([
      {
        type: 'tool_result',
        tool_use_id: 't1',
        content: [{type: 'image', source: {type: 'base64', media_type: 'image/png', data: 'AQID'}}],
        is_error: true,
      },
    ]);
  });

  it('leaves out the thoughts of other models, and a message that holds nothing else', async () => {
    const unsigned = {reasoningContent: {reasoningText: {text: 'Hm.'}}};
    const request: ChatRequest = {
      modelId: models.claude,
      messages: [
        {role: 'user', content: [{text: 'A'}]},
        {role: 'assistant', content: [unsigned]},
        {role: 'user', content: [unsigned, {text: 'B'}]},
      ],
    };
    expect(await bodyOf(request))
      .to.have.property('messages')
      .that.deep.equals([
        {role: 'user', content: [{type: 'text', text: 'A'}]},
        {role: 'user', content: [{type: 'text', text: 'B'}]},
      ]);
  });

  it('shows pictures', async () => {
    expect(await contentOf({image: {format: 'webp', source: {bytes}}})).to.deep.equal([
      {type: 'image', source: {type: 'base64', media_type: 'image/webp', data: 'AQID'}},
    ]);
  });

  it('hands over documents: PDF as it is, text as text, and parts of it', async () => {
    const document = (fields: object): ContentBlock => ({document: {name: 'Notes', ...fields}});
    const text = new TextEncoder().encode('Grüße');
    expect(
      await contentOf(
        document({format: 'pdf', source: {bytes}, context: 'ours', citations: {enabled: true}}),
        document({format: 'md', source: {bytes: text}}),
        document({format: 'txt', source: {text: 'plain'}}),
        document({format: 'txt', source: {content: [{text: 'a'}, {text: 'b'}]}}),
      ),
    ).to.deep.equal([
      {
        type: 'document',
        source: {type: 'base64', media_type: 'application/pdf', data: 'AQID'},
        title: 'Notes',
        context: 'ours',
        citations: {enabled: true},
      },
      {type: 'document', source: {type: 'text', media_type: 'text/plain', data: 'Grüße'}, title: 'Notes'},
      {type: 'document', source: {type: 'text', media_type: 'text/plain', data: 'plain'}, title: 'Notes'},
      {
        type: 'document',
        source: {
          type: 'content',
          content: [
            {type: 'text', text: 'a'},
            {type: 'text', text: 'b'},
          ],
        },
        title: 'Notes',
      },
    ]);
  });

  for (const format of ['txt', 'md', 'csv', 'html']) {
    it(`hands over ${format} as text`, async () => {
      const source = {type: 'text', media_type: 'text/plain', data: 'a'};
      expect(
        await contentOf({document: {format, name: 'A', source: {bytes: new TextEncoder().encode('a')}}}),
      ).to.deep.equal([{type: 'document', source, title: 'A'}]);
    });
  }

  it('hands over what a search found, and what was cited', async () => {
    const searchResult = {source: 'https://a.test', title: 'A', content: [{text: 'x'}], citations: {enabled: true}};
    const citationsContent = {content: [{text: 'It is '}, {text: 'so.'}], citations: []};
    expect(await contentOf({searchResult}, {citationsContent})).to.deep.equal([
      {type: 'search_result', ...searchResult, content: [{type: 'text', text: 'x'}]},
      {type: 'text', text: 'It is so.'},
    ]);
  });

  it('marks for the cache what stands before a cache point', async () => {
    const tool = {toolSpec: {name: 'a', description: 'A', inputSchema: {json: {type: 'object'}}, strict: true}};
    const thought = {reasoningContent: {reasoningText: {text: 'Hm.', signature: 's'}}};
    const body = await bodyOf({
      modelId: models.claude,
      system: [{text: 'Be kind.'}, {cachePoint: {type: 'default', ttl: '1h'}}],
      messages: [{role: 'user', content: [cachePoint, {text: 'A'}, thought, cachePoint]}],
      toolConfig: {tools: [tool, cachePoint], toolChoice: {auto: {}}},
    });
    const cache_control = {type: 'ephemeral'};
    expect(body).to.deep.include({
      system: [{type: 'text', text: 'Be kind.', cache_control: {type: 'ephemeral', ttl: '1h'}}],
      tools: [{name: 'a', description: 'A', strict: true, input_schema: {type: 'object'}, cache_control}],
      tool_choice: {type: 'auto'},
      messages: [
        {
          role: 'user',
          content: [
            {type: 'text', text: 'A', cache_control},
            {type: 'thinking', thinking: 'Hm.', signature: 's'},
          ],
        },
      ],
    });
  });

  it('says which tool to use', async () => {
    const tools = [{toolSpec: {name: 'a', inputSchema: {json: {}}}}];
    const choose = (toolChoice: object) => bodyOf(ask(models.claude, 'Hi', {toolConfig: {tools, toolChoice}}));
    expect(await choose({any: {}})).to.deep.include({tool_choice: {type: 'any'}});
    expect(await choose({tool: {name: 'a'}})).to.deep.include({tool_choice: {type: 'tool', name: 'a'}});
    expect(await bodyOf(ask(models.claude, 'Hi', {toolConfig: {tools}}))).not.to.have.property('tool_choice');
  });

  it('says which form the answer is to have', async () => {
    const jsonSchema = {name: 'order', schema: '{"type":"object"}'};
    const outputConfig = {textFormat: {type: 'json_schema', structure: {jsonSchema}}, effort: 'low'};
    expect(await bodyOf(ask(models.claude, 'Hi', {outputConfig}))).to.deep.include({
      output_config: {format: {type: 'json_schema', schema: {type: 'object'}}, effort: 'low'},
    });
    const broken = {textFormat: {structure: {jsonSchema: {schema: '{'}}}};
    expect(await refusalOf(ask(models.claude, 'Hi', {outputConfig: broken}))).to.include({code: 'validation'});
  });

  const refused: readonly (readonly [string, ContentBlock, string])[] = [
    ['a Word document', {document: {format: 'docx', name: 'A', source: {bytes}}}, 'format docx'],
    ['a document in S3', {document: {format: 'pdf', name: 'A', source: {s3Location: {uri: 's3://a'}}}}, 'S3'],
    ['a picture in S3', {image: {format: 'png', source: {s3Location: {uri: 's3://a'}}}}, 'S3'],
    ['a film', {video: {format: 'mp4', source: {bytes}}}, '“video”'],
    ['guarded content', {guardContent: {text: {text: 'A'}}}, '“guardContent”'],
    [
      'a tool of another service',
      {toolUse: {toolUseId: 't', name: 'n', input: {}, type: 'server_tool_use'}},
      '“toolUse”',
    ],
    ['a film as the result of a tool', {toolResult: {toolUseId: 't', content: [{video: {}}]}}, '“video”'],
  ];
  for (const [what, block, word] of refused) {
    it(`is refused with ${what}, and says so`, async () => expect(await hintOf(block)).to.include(word));
  }

  it('is refused with a tool that is not the page’s own', async () => {
    const toolConfig = {tools: [{systemTool: {name: 'nova_grounding'}}]};
    const error = await refusalOf(ask(models.claude, 'Hi', {toolConfig}));
    expect(error).to.have.property('hint').that.includes('systemTool');
  });
});
