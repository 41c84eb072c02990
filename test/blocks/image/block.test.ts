import {expect} from '@open-wc/testing';
import {imageKind} from '../../../src/blocks/image/block.js';
import type {ImageBlock} from '../../../src/model/index.js';

const picture: ImageBlock = {kind: 'image', index: 0, isDone: false, format: 'png'};
const bytes = new Uint8Array([1, 2]);

describe('an image block', () => {
  it('opens with its start event', () => {
    expect(imageKind.fromStart?.({image: {format: 'png'}}, 0)).to.deep.equal(picture);
    expect(imageKind.fromStart?.({image: {}} as never, 0)).to.equal(undefined);
    expect(imageKind.fromStart?.({}, 0)).to.equal(undefined);
  });

  it('appends bytes', () => {
    const first = imageKind.grow(picture, {image: {source: {bytes}}});
    expect(first).to.deep.equal({...picture, bytes});
    const second = imageKind.grow(first as ImageBlock, {image: {source: {bytes: new Uint8Array([3])}}});
    expect(second).to.deep.equal({...picture, bytes: new Uint8Array([1, 2, 3])});
  });

  it('keeps a source that is not bytes as it came', () => {
    const source = {s3Location: {uri: 's3://b/k'}};
    expect(imageKind.grow(picture, {image: {source}})).to.deep.equal({...picture, source});
  });

  it('keeps why there is no picture', () => {
    const error = {message: 'Blocked'};
    const failed = imageKind.grow(picture, {image: {error}}) as ImageBlock;
    expect(failed).to.deep.equal({...picture, error});
    expect(imageKind.toContent(failed)).to.deep.equal({image: {format: 'png', error}});
  });

  it('refuses other deltas', () => {
    expect(imageKind.grow(picture, {text: 'x'})).to.equal(undefined);
    expect(imageKind.grow(picture, {image: {}})).to.equal(undefined);
  });

  it('is nothing to send before it has a source', () => {
    expect(imageKind.toContent(picture)).to.equal(undefined);
  });

  it('becomes Converse content, and is made from it', () => {
    for (const source of [{bytes}, {s3Location: {uri: 's3://b/k'}}]) {
      const content = {image: {format: 'png', source}};
      const block = imageKind.fromContent(content, 3);
      expect(block).to.deep.include({index: 3, isDone: true});
      expect(block && imageKind.toContent(block)).to.deep.equal(content);
    }
    expect(imageKind.fromContent({text: 'x'}, 0)).to.equal(undefined);
  });
});
