import {expect} from '@open-wc/testing';
import {addUsage, noUsage, readUsage, sumUsage} from '../../src/transcript/usage.js';
import {newMessage} from './parts.js';

const small = {inputTokens: 1, outputTokens: 2, totalTokens: 3};
const cached = {...small, cacheReadInputTokens: 4, cacheWriteInputTokens: 5};

describe('usage', () => {
  it('adds up, with caches that only one side has', () => {
    expect(addUsage(small, cached)).to.deep.equal({
      inputTokens: 2,
      outputTokens: 4,
      totalTokens: 6,
      cacheReadInputTokens: 4,
      cacheWriteInputTokens: 5,
    });
  });

  it('sums messages, also those without any', () => {
    const messages = [newMessage({usage: small}), newMessage(), newMessage({usage: cached})];
    expect(sumUsage(messages)).to.deep.equal(addUsage(small, cached));
    expect(sumUsage([])).to.equal(noUsage);
  });

  it('is read as it comes, unknown members included', () => {
    const usage = {...cached, cacheDetails: [{ttl: '5m', inputTokens: 5}]};
    expect(readUsage(usage)).to.deep.equal(usage);
  });

  it('has a number wherever one is needed', () => {
    expect(readUsage({inputTokens: 1, outputTokens: 'x'})).to.deep.equal({
      inputTokens: 1,
      outputTokens: 0,
      totalTokens: 1,
    });
    expect(readUsage({cacheReadInputTokens: null})).to.deep.include({cacheReadInputTokens: 0, totalTokens: 0});
    expect(readUsage({outputTokens: Number.NaN})).to.deep.include({outputTokens: 0});
  });
});
