import {expect} from '@open-wc/testing';
import {checkBudget, costOf, findPrice} from '../../../src/engine/context/index.js';
import type {Usage} from '../../../src/model/index.js';
import {addUsage} from '../../../src/transcript/usage.js';
import {forSeeds} from '../../transcript/random.js';

const claude = 'us.anthropic.claude-sonnet-4-5-20250929-v1:0';
const nova = 'us.amazon.nova-lite-v1:0';
const prices = {
  [claude]: {input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75},
  [nova]: {input: 0.06, output: 0.24},
};
const use = (inputTokens: number, outputTokens = 0, more: Partial<Usage> = {}): Usage => ({
  inputTokens,
  outputTokens,
  totalTokens: inputTokens + outputTokens,
  ...more,
});
const cached = use(1000, 200, {totalTokens: 31_200, cacheReadInputTokens: 20_000, cacheWriteInputTokens: 10_000});

describe('the cost of an answer', () => {
  it('follows from the price of a million tokens, those of the cache included', () => {
    expect(costOf(cached, prices[claude])).to.be.closeTo((3000 + 3000 + 6000 + 37_500) / 1e6, 1e-12);
  });

  it('takes tokens of the cache for others where no price tells', () => {
    expect(costOf(cached, {input: 1, output: 2})).to.be.closeTo((1000 + 400 + 20_000 + 10_000) / 1e6, 1e-12);
  });

  it('is the same for many answers as for their sum', () => {
    forSeeds(100, (random) => {
      const answers = Array.from({length: 5}, () =>
        use(random.below(1e6), random.below(1e6), {cacheReadInputTokens: random.below(1e6)}),
      );
      const one = answers.reduce((sum, usage) => sum + costOf(usage, prices[claude]), 0);
      expect(costOf(answers.reduce(addUsage), prices[claude])).to.be.closeTo(one, 1e-6);
    });
  });
});

describe('the price of a model', () => {
  it('is its own, or that of the same model elsewhere', () => {
    const own = {input: 9, output: 9};
    expect(findPrice(claude, prices)).to.equal(prices[claude]);
    expect(findPrice('eu.amazon.nova-lite-v1:0', prices)).to.equal(prices[nova]);
    expect(findPrice('eu.amazon.nova-lite-v1:0', {...prices, 'eu.amazon.nova-lite-v1:0': own})).to.equal(own);
  });

  it('is that of no other model, nor of something that every object has', () => {
    for (const modelId of ['amazon.nova-pro-v1:0', '', 'constructor']) {
      expect(findPrice(modelId, prices)).to.equal(undefined);
    }
    expect(findPrice(nova, undefined)).to.equal(undefined);
  });
});

describe('a budget', () => {
  const spend = (...entries: [string, Usage][]) => new Map(entries);

  it('leaves everything open while something is left', () => {
    expect(checkBudget({}, spend([claude, use(1e9)]))).to.equal(undefined);
    expect(checkBudget({tokens: 1201}, spend([claude, use(1000, 200)]))).to.equal(undefined);
    expect(checkBudget({cost: 1, prices}, spend())).to.equal(undefined);
  });

  it('of tokens is spent by all models together, and by what the cache read and wrote', () => {
    const error = checkBudget({tokens: 1200}, spend([claude, use(1000)], [nova, use(100, 100)]));
    expect(error).to.include({code: 'budget', retryable: false});
    expect(error?.hint).to.equal('budget.tokens is 1200, and 1200 were used.');
    const uncounted = {...cached, totalTokens: 1200};
    expect(checkBudget({tokens: 31_200}, spend([claude, uncounted]))?.code).to.equal('budget');
    expect(checkBudget({tokens: 31_201}, spend([claude, uncounted]))).to.equal(undefined);
  });

  it('of money is spent by each model at its price', () => {
    const spent = spend([claude, use(1e6)], [nova, use(0, 1e6)]);
    expect(checkBudget({cost: 3.24, prices}, spent)?.code).to.equal('budget');
    expect(checkBudget({cost: 3.25, prices}, spent)).to.equal(undefined);
  });

  it('says in a friendly sentence that it is spent', () => {
    const {message} = checkBudget({tokens: 0}, spend()) ?? {};
    expect(message).to.match(/reached its limit.*Thank you/);
  });

  it('is never spent without notice: a price that is missing or none is a mistake of the page', () => {
    const broken = {[nova]: {input: 'free', output: 0} as never};
    for (const wrong of [{cost: 1}, {cost: 1, prices: {}}, {cost: 1, prices: broken}]) {
      const error = checkBudget(wrong, spend([nova, use(1)]));
      expect(error?.code).to.equal('config');
      expect(error?.hint).to.contain(nova);
    }
    expect(checkBudget({cost: 1, prices}, spend(['', use(1)]))?.hint).to.contain('a model without an id');
    expect(checkBudget({cost: 1}, spend([nova, use(0)]))).to.equal(undefined);
  });
});
