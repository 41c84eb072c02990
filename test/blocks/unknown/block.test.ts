import {expect} from '@open-wc/testing';
import {unknownKind} from '../../../src/blocks/unknown/block.js';

describe('a block of an unknown kind', () => {
  it('keeps its start and all deltas as they came', () => {
    const opened = unknownKind.fromStart({hologram: {depth: 3}}, 2);
    const grown = unknownKind.grow(opened, {hologram: {slice: 'a'}});
    expect(grown).to.deep.equal({
      kind: 'unknown',
      index: 2,
      isDone: false,
      events: [{hologram: {depth: 3}}, {hologram: {slice: 'a'}}],
    });
  });

  it('opens with a delta, too', () => {
    expect(unknownKind.fromDelta({$unknown: ['sparkle', 1]}, 0).events).to.deep.equal([{$unknown: ['sparkle', 1]}]);
  });

  it('has nothing to send when only events are known', () => {
    expect(unknownKind.toContent(unknownKind.fromDelta({sparkle: 1}, 0))).to.equal(undefined);
  });

  it('sends a whole block back as it came', () => {
    const content = {document: {name: 'a', format: 'pdf'}};
    expect(unknownKind.toContent(unknownKind.fromContent(content, 0))).to.equal(content);
  });
});
