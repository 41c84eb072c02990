import {expect} from '@open-wc/testing';
import type {Message, MessageStatus, Role} from '../../../src/model/index.js';
import {findReplyChanges as find} from '../../../src/ui/panel/reply-changes.js';

function message(id: string, status: MessageStatus, role: Role = 'assistant'): Message {
  return {id, role, status, content: [], blocks: [], createdAt: 0};
}

const findReplyChanges = (before: readonly Message[], after: readonly Message[]) => find(before, after, {isTurn: true});

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

  it('takes answers that appear whole while nothing is asked for old ones', () => {
    expect(find([], [question, whole], {isTurn: false})).to.deep.equal({started: [], ended: []});
    expect(find([question], [question, whole], {isTurn: false})).to.deep.equal({started: [], ended: []});
  });

  it('hears of an answer that grows in another tab', () => {
    expect(find([], [question, growing], {isTurn: false})).to.deep.equal({started: [growing], ended: []});
    expect(find([question, growing], [question, whole], {isTurn: false})).to.deep.equal({started: [], ended: [whole]});
  });

  it('finds the one change at the end of a long conversation', () => {
    const long = Array.from({length: 1000}, (_, index) => message(`${index}`, 'complete'));
    expect(findReplyChanges([...long, growing], [...long, whole])).to.deep.equal({started: [], ended: [whole]});
    expect(findReplyChanges([...long, growing], long.slice(0, 10)).ended).to.have.length(1);
  });
});
