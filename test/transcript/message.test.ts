import {expect} from '@open-wc/testing';
import {blockFromContent} from '../../src/blocks/index.js';
import {ChatError} from '../../src/model/index.js';
import {changeMessage, endMessage} from '../../src/transcript/message.js';
import {newMessage, reduceAll, start, text} from './parts.js';

describe('making messages', () => {
  it('derives content from blocks and leaves out what has none', () => {
    const message = newMessage({blocks: [blockFromContent({text: 'a'}, 0), blockFromContent({text: ''}, 1)]});
    expect(message.content).to.deep.equal([{text: 'a'}, {text: ''}]);
    expect(reduceAll([start(0, {hologram: {}}), text(1, 'a')]).content).to.deep.equal([{text: 'a'}]);
  });

  it('does not freeze the array it is given', () => {
    const blocks = [blockFromContent({text: 'a'}, 0)];
    const message = newMessage({blocks});
    blocks.pop();
    expect(message.blocks).to.have.length(1);
  });

  it('keeps content and blocks when neither changes', () => {
    const message = reduceAll([text(0, 'a')]);
    const changed = changeMessage(message, {stopReason: 'end_turn'});
    expect(changed.content).to.equal(message.content);
    expect(changed.blocks).to.equal(message.blocks);
  });

  it('ends a message with all its blocks done, and a tool call readable', () => {
    const open = reduceAll([
      text(0, 'a'),
      start(1, {toolUse: {toolUseId: 't', name: 'n'}}),
      {contentBlockDelta: {contentBlockIndex: 1, delta: {toolUse: {input: '{"a":1}'}}}},
    ]);
    const ended = endMessage(open, 'stopped');
    expect(ended.status).to.equal('stopped');
    expect(ended.blocks.every(({isDone}) => isDone)).to.equal(true);
    expect(ended.content[1]?.toolUse?.input).to.deep.equal({a: 1});
    expect(ended).not.to.have.property('error');
  });

  it('ends a message with its error', () => {
    const error = new ChatError('network', {message: 'Lost.'});
    expect(endMessage(newMessage(), 'failed', error)).to.include({status: 'failed', error});
  });
});
