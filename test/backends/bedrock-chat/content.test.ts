import {expect} from '@open-wc/testing';
import {fromBase64, toBase64} from '../../../src/backends/bedrock-chat/base64.js';
import {fromContent, fromMessage} from '../../../src/backends/bedrock-chat/from-content.js';
import {PartWriter} from '../../../src/backends/bedrock-chat/parts.js';
import {toContent} from '../../../src/backends/bedrock-chat/to-content.js';
import type {ContentBlock, StreamEvent} from '../../../src/model/index.js';
import {toSnakeCase} from './double-rules.js';
import {ask, connectPublished, toMessage} from './setup.js';

const bytes = new Uint8Array([0, 1, 250, 255]);
const base64 = 'AAH6/w==';

/** Both shapes of each of the six kinds, and of each kind of result. */
const pairs: readonly {name: string; block: ContentBlock; content: Record<string, unknown>}[] = [
  {name: 'text', block: {text: 'Hello'}, content: {contentType: 'text', body: 'Hello'}},
  {
    name: 'image',
    block: {image: {format: 'png', source: {bytes}}},
    content: {contentType: 'image', mediaType: 'image/png', body: base64},
  },
  {
    name: 'attachment',
    block: {document: {format: 'pdf', name: 'My file.v2', source: {bytes}}},
    content: {contentType: 'attachment', fileName: 'My file.v2.pdf', body: base64},
  },
  {
    name: 'toolUse',
    block: {toolUse: {toolUseId: 't1', name: 'search', input: {a_query: {text: 'x'}}, type: 'server_tool_use'}},
    content: {contentType: 'toolUse', body: {toolUseId: 't1', name: 'search', input: {a_query: {text: 'x'}}}},
  },
  {
    name: 'toolResult',
    block: {
      toolResult: {
        toolUseId: 't1',
        content: [
          {text: 'Found'},
          {json: {a_number: 1}},
          {image: {format: 'jpeg', source: {bytes}}},
          {document: {format: 'csv', name: 'table', source: {bytes}}},
        ],
        status: 'error',
      },
    },
    content: {
      contentType: 'toolResult',
      body: {
        toolUseId: 't1',
        content: [
          {text: 'Found'},
          {json: {a_number: 1}},
          {format: 'jpeg', image: base64},
          {format: 'csv', name: 'table', document: base64},
        ],
        status: 'error',
      },
    },
  },
  {
    name: 'reasoning',
    block: {reasoningContent: {reasoningText: {text: 'Hm', signature: 'sig'}}},
    content: {contentType: 'reasoning', text: 'Hm', signature: 'sig', redactedContent: ''},
  },
  {
    name: 'reasoning that only the model can read',
    block: {reasoningContent: {redactedContent: bytes}},
    content: {contentType: 'reasoning', text: '', signature: '', redactedContent: base64},
  },
];

describe('content of Bedrock Chat', () => {
  for (const {name, block, content} of pairs) {
    it(`is written and read: ${name}`, () => {
      expect(toContent([block])).to.deep.equal([content]);
      expect(fromContent([content])).to.deep.equal([block]);
      expect(fromContent([toSnakeCase(content)])).to.deep.equal([block]);
    });
  }

  it('passes the rules of the server in all its kinds, and comes back as the same message', async () => {
    const {double, backend} = connectPublished();
    double.answer = ({content}) => ({content});
    const blocks = pairs.map(({block}) => block);
    const {items, error} = await ask(backend, [{role: 'user', content: blocks}]);
    expect(error).to.equal(undefined);
    expect(double.inputs[0]?.content).to.deep.equal(pairs.map(({content}) => content));
    // Answers have no files today: what nobody shows yet is kept as it came.
    const shown = blocks.filter(({document}) => !document);
    expect(toMessage(items).content).to.deep.equal(shown);
    expect(toMessage(items).blocks.filter(({kind}) => kind === 'unknown')).to.have.length(1);
  });

  it('leaves out what Bedrock Chat has no word for, and what says nothing', () => {
    const image = {image: {format: 'png', source: {s3Location: {uri: 's3://b/k'}}}};
    const video = {video: {format: 'mp4', source: {bytes}}};
    const document = {document: {format: 'pdf', name: 'far', source: {s3Location: {}}}};
    expect(toContent([image, video, document, {cachePoint: {type: 'default'}}, {text: ' '}, {}])).to.deep.equal([]);
  });

  it('writes documents of text, cited text, and results of tools as the server takes them', () => {
    const citationsContent = {content: [{text: 'Blue '}, {text: 'sky'}], citations: []};
    const content = [{json: [1, 2]}, {video: {}}, 'odd', {text: 'Found'}];
    expect(
      toContent([
        {document: {format: 'txt', name: 'note', source: {text: 'Ü'}}},
        {citationsContent},
        {toolResult: {toolUseId: 't1', content}},
        {toolUse: {toolUseId: 't1', name: 'search', input: 'odd'}},
      ]),
    ).to.deep.equal([
      {contentType: 'attachment', fileName: 'note.txt', body: 'w5w='},
      {contentType: 'text', body: 'Blue sky'},
      {
        contentType: 'toolResult',
        body: {toolUseId: 't1', content: [{text: '[1,2]'}, {text: 'Found'}], status: 'success'},
      },
      {contentType: 'toolUse', body: {toolUseId: 't1', name: 'search', input: {}}},
    ]);
  });

  it('reads results of earlier versions, which are no list, and files without a kind', () => {
    const body = {toolUseId: 't1', content: {text: 'Found'}};
    expect(fromContent([{contentType: 'toolResult', body}])).to.deep.equal([
      {toolResult: {toolUseId: 't1', content: [{text: 'Found'}]}},
    ]);
    expect(fromContent([{contentType: 'attachment', fileName: 'README', body: base64}])).to.deep.equal([
      {document: {format: 'txt', name: 'README', source: {bytes}}},
    ]);
  });

  it('keeps what it cannot read, and throws at nothing', () => {
    const odd = [
      {contentType: 'hologram', body: 'x'},
      {contentType: 'image', mediaType: 'image/png', body: '*** no base64 ***'},
      {contentType: 'attachment', body: 3},
      {contentType: 'text', body: 7},
      {contentType: 'toolUse', body: null},
      {contentType: 'toolResult'},
      {},
    ];
    expect(fromContent(odd)).to.deep.equal(odd.map((piece) => ({bedrockChat: piece})));
    expect(fromContent([null, 'x', 3, []])).to.deep.equal([]);
    expect(fromContent([{contentType: 'reasoning'}])).to.deep.equal([]);
    expect(fromMessage(undefined)).to.deep.equal([]);
    expect(fromMessage({content: 'x', thinkingLog: [3, {content: null}]})).to.deep.equal([]);
  });

  it('becomes the events of ConverseStream, one block after the other', () => {
    const writer = new PartWriter();
    const parts: StreamEvent[] = pairs.flatMap(({block}) => writer.block(block));
    parts.push(...writer.end('end_turn', {}));
    expect(parts[0]).to.deep.equal({messageStart: {role: 'assistant'}});
    expect(parts.filter(({messageStart}) => messageStart)).to.have.length(1);
    const indexes = parts.flatMap(({contentBlockStop}) => contentBlockStop?.contentBlockIndex ?? []);
    expect(indexes).to.deep.equal(pairs.map((_, at) => at));
    for (const {contentBlockStart, contentBlockDelta} of parts) {
      const {contentBlockIndex} = contentBlockStart ?? contentBlockDelta ?? {};
      if (contentBlockIndex !== undefined) expect(indexes).to.include(contentBlockIndex);
    }
    expect(new PartWriter().end('end_turn', {})).to.have.length(2);
  });

  it('holds bytes as base64, also very many of them', () => {
    const many = Uint8Array.from({length: 300_000}, (_, at) => at % 251);
    expect(fromBase64(toBase64(many))).to.deep.equal(many);
    expect(toBase64(bytes)).to.equal(base64);
    expect([fromBase64('*'), fromBase64(3), fromBase64(undefined)]).to.deep.equal([undefined, undefined, undefined]);
  });
});
