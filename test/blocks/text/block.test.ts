import {expect} from '@open-wc/testing';
import {textKind} from '../../../src/blocks/text/block.js';
import type {TextBlock} from '../../../src/model/index.js';

const hello: TextBlock = {kind: 'text', index: 0, isDone: false, text: 'Hello'};

describe('a text block', () => {
  it('opens with its first delta', () => {
    expect(textKind.fromDelta?.({text: 'Hello'}, 0)).to.deep.equal(hello);
  });

  it('does not open for other deltas, nor for text that is no string', () => {
    expect(textKind.fromDelta?.({toolUse: {input: ''}}, 0)).to.equal(undefined);
    expect(textKind.fromDelta?.({text: 7} as never, 0)).to.equal(undefined);
  });

  it('has no start event', () => {
    expect(textKind.fromStart).to.equal(undefined);
  });

  it('appends text', () => {
    expect(textKind.grow(hello, {text: ' you'})).to.deep.equal({...hello, text: 'Hello you'});
  });

  it('stays the same object for an empty delta', () => {
    expect(textKind.grow(hello, {text: ''})).to.equal(hello);
  });

  it('is open again when it grows after its stop', () => {
    expect(textKind.grow({...hello, isDone: true}, {text: '!'})).to.deep.include({text: 'Hello!', isDone: false});
  });

  it('turns into citations when a source arrives', () => {
    expect(textKind.grow(hello, {citation: {title: 'Book'}})).to.deep.equal({
      kind: 'citations',
      index: 0,
      isDone: false,
      spans: [{text: 'Hello', citations: [{title: 'Book'}]}],
    });
  });

  it('refuses other deltas', () => {
    expect(textKind.grow(hello, {toolUse: {input: '{}'}})).to.equal(undefined);
    expect(textKind.grow(hello, {sparkle: 1})).to.equal(undefined);
  });

  it('becomes text of Converse, and nothing while it is empty', () => {
    expect(textKind.toContent(hello)).to.deep.equal({text: 'Hello'});
    expect(textKind.toContent({...hello, text: ''})).to.equal(undefined);
  });

  it('is made from text of Converse', () => {
    expect(textKind.fromContent({text: 'Hello'}, 2)).to.deep.equal({...hello, index: 2, isDone: true});
    expect(textKind.fromContent({image: {format: 'png'}}, 0)).to.equal(undefined);
  });
});
