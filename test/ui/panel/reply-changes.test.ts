import {expect} from '@open-wc/testing';
import type {Message, MessageStatus, Role} from '../../../src/model/index.js';
import {findReplyChanges} from '../../../src/ui/panel/reply-changes.js';

function message(id: string, status: MessageStatus, role: Role = 'assistant'): Message {
  return {id, role, status, content: [], blocks: [], createdAt: 0};
}

describe('findReplyChanges', () => {
  const question = message('q', 'complete', 'user');
  const growing = message('a', 'streaming');
  const whole = message('a', 'complete');

  it('finds an answer that begins', () => {
    expect(findReplyChanges([], [question, growing])).to.deep.equal({started: [growing], ended: []});
  });

  it('finds nothing in an answer that grows', () => {
    const more = message('a', 'streaming');
    expect(findReplyChanges([question, growing], [question, more])).to.deep.equal({started: [], ended: []});
  });

  for (const status of ['complete', 'stopped', 'interrupted', 'failed'] as const) {
    it(`finds an answer that ends ${status}`, () => {
      const ended = message('a', status);
      expect(findReplyChanges([question, growing], [question, ended])).to.deep.equal({started: [], ended: [ended]});
    });
  }

  it('finds both in an answer that came and went in one step', () => {
    expect(findReplyChanges([question], [question, whole])).to.deep.equal({started: [whole], ended: [whole]});
  });

  it('finds an answer stopped that was cleared away while it grew', () => {
    const stopped = message('a', 'stopped');
    expect(findReplyChanges([question, growing], [])).to.deep.equal({started: [], ended: [stopped]});
  });

  it('finds nothing in a whole conversation that was cleared', () => {
    expect(findReplyChanges([question, whole], [])).to.deep.equal({started: [], ended: []});
  });
});
