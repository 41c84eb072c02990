import {expect} from '@open-wc/testing';
import {
  blockFromContent,
  closeBlock,
  contentOf,
  growBlock,
  keepDelta,
  openBlock,
  openBlockByDelta,
} from '../../src/blocks/index.js';
import {restoreBlock, storeBlock} from '../../src/blocks/stored-block.js';
import type {Block, ContentBlock} from '../../src/model/index.js';

const bytes = new Uint8Array([1, 2, 3]);

/** A block as it comes back from where structured clones are kept. */
function keep(block: Block): Block | undefined {
  return restoreBlock(structuredClone(storeBlock(block)));
}

describe('a stored block', () => {
  const contents: ContentBlock[] = [
    {text: ''},
    {text: 'a', futureMember: 1},
    {reasoningContent: {reasoningText: {text: 'Hm', signature: 'abc'}}},
    {reasoningContent: {reasoningText: {signature: 'abc', text: 'Hm'}}},
    {reasoningContent: {redactedContent: bytes}},
    {toolUse: {toolUseId: 't', name: 'n', input: {b: [1], a: undefined}}},
    {toolUse: {name: 'n', input: 'x', toolUseId: 't', futureMember: 1} as never},
    {toolResult: {toolUseId: 't', content: [{json: undefined}, {image: {format: 'png', source: {bytes}}}]}},
    {image: {format: 'png', source: {bytes}}},
    {image: {format: 'png', source: {s3Location: {uri: 's3://b/k'}}}},
    {citationsContent: {content: [{text: 'a'}, {text: ''}], citations: [{title: 'c'}]}},
    {document: {name: 'a', format: 'pdf', source: {bytes}, citations: {enabled: true}}},
    {audio: {format: 'mp3', source: {bytes}}},
    {video: {format: 'mp4', source: {bytes}}},
    {guardContent: {text: {text: 'a', qualifiers: ['query']}}},
    {searchResult: {source: 's', title: 't', content: [{text: 'a'}]}},
    {cachePoint: {type: 'default'}},
    {hologram: {depth: 3}},
    {text: 7 as never},
  ];
  for (const content of contents) {
    it(`comes back with its content as it was: ${JSON.stringify(content)}`, () => {
      const block = blockFromContent(content, 4);
      const restored = keep(block);
      expect(restored).to.deep.equal(block);
      expect(restored && contentOf(restored)).to.deep.equal(content);
      expect(JSON.stringify(restored && contentOf(restored))).to.equal(JSON.stringify(content));
      expect(Object.isFrozen(restored)).to.equal(true);
    });
  }

  const streamed: [string, Block | undefined][] = [
    ['growing text', openBlockByDelta({text: 'a'}, 0)],
    ['growing thoughts', openBlockByDelta({reasoningContent: {text: 'a'}}, 0)],
    ['a call without arguments yet', openBlock({toolUse: {toolUseId: 't', name: 'n', type: 'server_tool_use'}}, 1)],
    [
      'a call that was cut off',
      closeBlock({...openBlock({toolUse: {toolUseId: 't', name: 'n'}}, 1), inputJson: '{"a'} as Block),
    ],
    ['a picture without bytes yet', openBlock({image: {format: 'png'}}, 0)],
    ['half a picture', growBlock(openBlock({image: {format: 'png'}}, 0), {image: {source: {bytes}}})],
    ['cited words', growBlock(openBlockByDelta({text: 'a'}, 0) as Block, {citation: {title: 'c'}})],
    ['something unknown', keepDelta({sparkle: 1}, 2)],
  ];
  for (const [what, block] of streamed) {
    it(`comes back as ${what}, with nothing besides`, () => {
      if (!block) throw new Error('There is no block.');
      expect(Object.keys(storeBlock(block))).to.deep.equal(['block']);
      const restored = keep(block);
      expect(restored).to.deep.equal(block);
      expect(restored && contentOf(restored)).to.deep.equal(contentOf(block));
    });
  }

  it('is kept with its content only where the block does not say it all', () => {
    const kept = (content: ContentBlock) => Object.keys(storeBlock(blockFromContent(content, 0)));
    expect(kept({image: {format: 'png', source: {bytes}}})).to.deep.equal(['block']);
    expect(kept({toolUse: {toolUseId: 't', name: 'n', input: {}}})).to.deep.equal(['block']);
    expect(kept({text: 'a', more: 1})).to.deep.equal(['block', 'content']);
    // The order counts: a request is to be the same byte by byte.
    expect(kept({toolUse: {name: 't', toolUseId: 't', input: {}}})).to.deep.equal(['block', 'content']);
  });
});

describe('a broken record of a block', () => {
  for (const [what, block] of Object.entries({
    'text that is none': {kind: 'text', index: 0, isDone: true, text: 7},
    'an index that is none': {kind: 'text', index: '0', isDone: true, text: 'a'},
    'thoughts in wrong bytes': {kind: 'reasoning', index: 0, isDone: true, text: '', redacted: 'AQID'},
    'spans that are none': {kind: 'citations', index: 0, isDone: true, spans: [{text: 'a'}]},
    'a kind of another time': {kind: 'hologram', index: 0, isDone: true, depth: 3},
    'a kind that every object has': {kind: 'constructor', index: 0, isDone: true},
  })) {
    it(`is kept as something unknown: ${what}`, () => {
      expect(restoreBlock({block})).to.deep.include({kind: 'unknown', isDone: true, events: [block]});
    });

    it(`is read from its content: ${what}`, () => {
      expect(restoreBlock({block, content: {text: 'b'}})).to.include({kind: 'text', text: 'b', isDone: true});
    });
  }

  for (const nothing of [undefined, null, 7, 'x', [], {}, {block: 'x'}, {content: 'x'}]) {
    it(`is nothing: ${JSON.stringify(nothing)}`, () => expect(restoreBlock(nothing)).to.equal(undefined));
  }
});
