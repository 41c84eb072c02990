import {expect} from '@open-wc/testing';
import {citationsKind} from '../../../src/blocks/citations/block.js';
import type {BlockDelta, CitationsBlock} from '../../../src/model/index.js';

const book = {title: 'Book'};
const page = {title: 'Page', location: {web: {url: 'https://example.com'}}};
const cited: CitationsBlock = {
  kind: 'citations',
  index: 1,
  isDone: false,
  spans: [{text: 'Paris', citations: [book]}],
};

function grow(block: CitationsBlock, ...deltas: BlockDelta[]): unknown {
  return deltas.reduce<unknown>((grown, delta) => citationsKind.grow(grown as CitationsBlock, delta), block);
}

describe('a block of citations', () => {
  it('opens with a source that comes before any text', () => {
    expect(citationsKind.fromDelta?.({citation: book}, 1)).to.deep.equal({
      ...cited,
      spans: [{text: '', citations: [book]}],
    });
  });

  it('adds a source to the text before it', () => {
    expect(grow(cited, {citation: page})).to.deep.equal({...cited, spans: [{text: 'Paris', citations: [book, page]}]});
  });

  it('begins a new span with the text that follows a source', () => {
    expect(grow(cited, {text: ' and'}, {text: ' Rome'}, {citation: page}, {text: '.'})).to.deep.equal({
      ...cited,
      spans: [
        {text: 'Paris', citations: [book]},
        {text: ' and Rome', citations: [page]},
        {text: '.', citations: []},
      ],
    });
  });

  it('stays the same object for empty text', () => {
    expect(grow(cited, {text: ''})).to.equal(cited);
  });

  it('takes a source of an unknown kind as it comes', () => {
    const odd = {location: {moon: {crater: 4}}, rating: 5};
    expect(grow(cited, {citation: odd})).to.have.deep.property('spans', [{text: 'Paris', citations: [book, odd]}]);
  });

  it('refuses other deltas, and a source that is none', () => {
    expect(grow(cited, {sparkle: 1})).to.equal(undefined);
    expect(grow(cited, {citation: 'Book'} as never)).to.equal(undefined);
    expect(citationsKind.fromDelta?.({citation: null} as never, 0)).to.equal(undefined);
  });

  it('becomes one piece of Converse with all texts and all sources', () => {
    const spans = [...cited.spans, {text: '', citations: [page]}, {text: '.', citations: []}];
    expect(citationsKind.toContent({...cited, spans})).to.deep.equal({
      citationsContent: {content: [{text: 'Paris'}, {text: '.'}], citations: [book, page]},
    });
  });

  it('is made from a piece of Converse, with the sources behind the last text', () => {
    const content = {citationsContent: {content: [{text: 'a'}, {text: 'b'}], citations: [book, page]}};
    const block = citationsKind.fromContent(content, 0);
    expect(block?.spans).to.deep.equal([
      {text: 'a', citations: []},
      {text: 'b', citations: [book, page]},
    ]);
    expect(block && citationsKind.toContent(block)).to.deep.equal(content);
  });

  it('is not made from what has no texts', () => {
    expect(citationsKind.fromContent({citationsContent: {}} as never, 0)).to.equal(undefined);
    expect(citationsKind.fromContent({text: 'a'}, 0)).to.equal(undefined);
  });
});
