import {expect} from '@open-wc/testing';
import {reasoningKind} from '../../../src/blocks/reasoning/block.js';
import type {ReasoningBlock, ReasoningDelta} from '../../../src/model/index.js';

const thought: ReasoningBlock = {kind: 'reasoning', index: 0, isDone: false, text: 'Hm'};
const secret: ReasoningBlock = {...thought, text: '', redacted: new Uint8Array([1, 2])};

function open(reasoningContent: ReasoningDelta): ReasoningBlock | undefined {
  return reasoningKind.fromDelta?.({reasoningContent}, 0);
}

function grow(block: ReasoningBlock, reasoningContent: ReasoningDelta): unknown {
  return reasoningKind.grow(block, {reasoningContent});
}

describe('a reasoning block', () => {
  it('opens with its first words', () => {
    expect(open({text: 'Hm'})).to.deep.equal(thought);
  });

  it('opens with a signature alone, when the model hides its thoughts', () => {
    expect(open({signature: 'abc'})).to.deep.equal({...thought, text: '', signature: 'abc'});
  });

  it('opens with bytes that only the model can read', () => {
    expect(open({redactedContent: new Uint8Array([1, 2])})).to.deep.equal(secret);
  });

  it('does not open for what it does not know', () => {
    expect(open({sparkle: 1})).to.equal(undefined);
    expect(open({redactedContent: 'AQI='} as never)).to.equal(undefined);
    expect(reasoningKind.fromDelta?.({text: 'Hm'}, 0)).to.equal(undefined);
  });

  it('appends words, then the signature', () => {
    expect(grow(thought, {text: ', so'})).to.deep.equal({...thought, text: 'Hm, so'});
    expect(grow(thought, {signature: 'abc'})).to.deep.equal({...thought, signature: 'abc'});
    expect(grow({...thought, signature: 'abc'}, {signature: 'def'})).to.deep.include({signature: 'abcdef'});
  });

  it('takes words and signature in one delta', () => {
    expect(grow(thought, {text: '.', signature: 'abc'})).to.deep.include({text: 'Hm.', signature: 'abc'});
  });

  it('stays the same object for nothing', () => {
    expect(grow(thought, {text: ''})).to.equal(thought);
    expect(grow(thought, {signature: ''})).to.equal(thought);
  });

  it('appends bytes', () => {
    expect(grow(secret, {redactedContent: new Uint8Array([3])})).to.have.deep.property(
      'redacted',
      new Uint8Array([1, 2, 3]),
    );
  });

  it('never mixes words and bytes, since Converse has one or the other', () => {
    expect(grow(thought, {redactedContent: new Uint8Array([3])})).to.equal(undefined);
    expect(grow(secret, {text: 'Hm'})).to.equal(undefined);
  });

  it('becomes Converse content with text and signature unchanged', () => {
    expect(reasoningKind.toContent(thought)).to.deep.equal({reasoningContent: {reasoningText: {text: 'Hm'}}});
    expect(reasoningKind.toContent({...thought, text: '', signature: 'abc'})).to.deep.equal({
      reasoningContent: {reasoningText: {text: '', signature: 'abc'}},
    });
    expect(reasoningKind.toContent({...thought, text: ''})).to.equal(undefined);
  });

  it('becomes Converse content with the very bytes that came', () => {
    expect(reasoningKind.toContent(secret)?.reasoningContent?.redactedContent).to.equal(secret.redacted);
  });

  it('is made from Converse content, and gives it back', () => {
    for (const block of [{...thought, signature: 'abc'}, thought, secret]) {
      const content = reasoningKind.toContent(block) ?? {};
      expect(reasoningKind.fromContent(content, 0)).to.deep.equal({...block, isDone: true});
    }
    expect(reasoningKind.fromContent({reasoningContent: {}}, 0)).to.equal(undefined);
    expect(reasoningKind.fromContent({text: 'Hm'}, 0)).to.equal(undefined);
  });
});
