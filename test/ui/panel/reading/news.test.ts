import {expect} from '@open-wc/testing';
import type {Message} from '../../../../src/model/index.js';
import {News} from '../../../../src/ui/panel/reading/news.js';

function message(id: string, role: Message['role'], stopReason?: string): Message {
  return {id, role, status: 'complete', content: [], blocks: [], createdAt: 0, ...(stopReason && {stopReason})};
}

const question = message('q', 'user');
const answer = message('a', 'assistant');

function count(seen: readonly Message[], now: readonly Message[]): number {
  const news = new News();
  news.see(seen);
  return news.count(now);
}

describe('what is new below the view', () => {
  it('is nothing while nothing has come', () => {
    expect(count([], [])).to.equal(0);
    expect(count([question, answer], [question, answer])).to.equal(0);
  });

  it('is each answer, and no question', () => {
    const more = [message('q2', 'user'), message('a2', 'assistant'), message('q3', 'user'), message('a3', 'assistant')];
    expect(count([question, answer], [question, answer, ...more])).to.equal(2);
  });

  it('is an answer as well that has grown since', () => {
    expect(count([question, answer], [question, message('a', 'assistant')])).to.equal(1);
  });

  it('is one answer, however often it called tools', () => {
    const calls = message('a', 'assistant', 'tool_use');
    const report = message('r', 'user');
    expect(count([question], [question, calls, report, calls, report, answer])).to.equal(1);
  });

  it('is nothing in a conversation that has become shorter', () => {
    expect(count([question, answer], [question])).to.equal(0);
    expect(count([question, answer], [])).to.equal(0);
  });
});
