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
import type {Block, ContentBlock} from '../../src/model/index.js';

describe('the kinds of blocks', () => {
  const starts: [string, Record<string, unknown>][] = [
    ['tool-use', {toolUse: {toolUseId: 't', name: 'n'}}],
    ['tool-result', {toolResult: {toolUseId: 't'}}],
    ['image', {image: {format: 'png'}}],
    ['unknown', {hologram: {}}],
    ['unknown', {}],
  ];
  for (const [kind, start] of starts) {
    it(`open ${kind} for ${JSON.stringify(start)}`, () => {
      expect(openBlock(start, 4)).to.include({kind, index: 4, isDone: false});
    });
  }

  it('open text, reasoning and citations by a delta, and nothing else', () => {
    expect(openBlockByDelta({text: 'a'}, 0)?.kind).to.equal('text');
    expect(openBlockByDelta({reasoningContent: {text: 'a'}}, 0)?.kind).to.equal('reasoning');
    expect(openBlockByDelta({citation: {title: 'a'}}, 0)?.kind).to.equal('citations');
    expect(openBlockByDelta({toolUse: {input: '{'}}, 0)).to.equal(undefined);
    expect(openBlockByDelta({sparkle: 1}, 0)).to.equal(undefined);
  });

  it('make frozen blocks everywhere', () => {
    const text = openBlockByDelta({text: 'a'}, 0) as Block;
    const blocks = [text, openBlock({}, 0), keepDelta({}, 0), growBlock(text, {text: 'b'}), closeBlock(text)];
    for (const block of [...blocks, blockFromContent({text: 'a'}, 0)]) expect(Object.isFrozen(block)).to.equal(true);
  });

  it('close a block once', () => {
    const closed = closeBlock(openBlock({}, 0));
    expect(closed.isDone).to.equal(true);
    expect(closeBlock(closed)).to.equal(closed);
  });

  it('derive content once for each block', () => {
    const block = openBlockByDelta({text: 'a'}, 0) as Block;
    expect(contentOf(block)).to.deep.equal({text: 'a'});
    expect(contentOf(block)).to.equal(contentOf(block));
    expect(Object.isFrozen(contentOf(block))).to.equal(true);
  });

  const contents: ContentBlock[] = [
    {text: 'Hello'},
    {text: ''},
    {reasoningContent: {reasoningText: {text: 'Hm', signature: 'abc'}}},
    {reasoningContent: {redactedContent: new Uint8Array([1])}},
    {toolUse: {toolUseId: 't', name: 'n', input: {a: [1]}}},
    {toolUse: {toolUseId: 't', name: 'n', input: {}, newField: 1} as never},
    {toolResult: {toolUseId: 't', content: [{json: {a: 1}}], status: 'error'}},
    {image: {format: 'png', source: {bytes: new Uint8Array([1])}}},
    {image: {format: 'png', source: {s3Location: {uri: 's3://b/k'}}}},
    {citationsContent: {content: [{text: 'a'}, {text: 'b'}], citations: [{title: 'c'}]}},
    {document: {name: 'a', format: 'pdf', source: {bytes: new Uint8Array([1])}}},
    {document: {name: 'a', format: 'txt', source: {text: 'x'}, context: 'c', citations: {enabled: true}}},
    {document: {name: 'a', format: 'pdf', source: {s3Location: {uri: 's3://b/k'}}}},
    {audio: {format: 'mp3', source: {bytes: new Uint8Array([1])}}},
    {video: {format: 'mp4', source: {s3Location: {uri: 's3://b/k', bucketOwner: '1'}}}},
    {guardContent: {text: {text: 'a', qualifiers: ['query']}}},
    {searchResult: {source: 's', title: 't', content: [{text: 'a'}], citations: {enabled: true}}},
    {cachePoint: {type: 'default', ttl: '1h'}},
    {hologram: {depth: 3}},
  ];
  for (const content of contents) {
    it(`give content back as it was: ${JSON.stringify(content)}`, () => {
      const block = blockFromContent(content, 1);
      expect(block).to.include({index: 1, isDone: true});
      expect(contentOf(block)).to.deep.equal(content);
    });
  }

  it('do not freeze what belongs to the page', () => {
    const content = {text: 'Hello'};
    blockFromContent(content, 0);
    expect(Object.isFrozen(content)).to.equal(false);
  });

  it('show the text, not the content it was made from, once a block has grown', () => {
    const grown = growBlock(blockFromContent({text: 'Hello'}, 0), {text: ' you'});
    expect(grown && contentOf(grown)).to.deep.equal({text: 'Hello you'});
  });
});
