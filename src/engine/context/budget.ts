import {ChatError} from '../../model/index.js';
import type {Budget, Price, Usage} from '../../model/index.js';
import {isSameModel} from '../../transcript/model-traits.js';

/** What an answer, or many, cost. */
export function costOf(usage: Usage, {input, output, cacheRead = input, cacheWrite = input}: Price): number {
  const {inputTokens, outputTokens, cacheReadInputTokens = 0, cacheWriteInputTokens = 0} = usage;
  const sum =
    inputTokens * input + outputTokens * output + cacheReadInputTokens * cacheRead + cacheWriteInputTokens * cacheWrite;
  return sum / 1_000_000;
}

/** The price of a model: its own, or that of the same model in another region. */
export function findPrice(modelId: string, prices: Budget['prices'] = {}): Price | undefined {
  if (Object.hasOwn(prices, modelId)) return prices[modelId];
  return Object.entries(prices).find(([known]) => isSameModel(known, modelId))?.[1];
}

/**
 * Why no more may be asked; `undefined` while something is left. A limit of cost that cannot be held, because a price is
 * missing, ends the conversation too: as a mistake of the page.
 *
 * @param spent What was used so far, by model id.
 */
export function checkBudget(budget: Budget, spent: ReadonlyMap<string, Usage>): ChatError | undefined {
  const tokens = sum(Array.from(spent.values(), countTokens));
  if (budget.tokens !== undefined && tokens >= budget.tokens) {
    return spentUp(`budget.tokens is ${budget.tokens}, and ${tokens} were used.`);
  }
  if (budget.cost === undefined) return undefined;
  const costs = Array.from(spent, ([modelId, usage]) => ({modelId, cost: costOfModel(modelId, usage, budget)}));
  const unknown = costs.find(({cost}) => !Number.isFinite(cost));
  if (unknown) return withoutPrice(unknown.modelId);
  const cost = sum(costs.map((each) => each.cost));
  return cost >= budget.cost ? spentUp(`budget.cost is ${budget.cost}, and ${cost} was spent.`) : undefined;
}

function costOfModel(modelId: string, usage: Usage, {prices}: Budget): number {
  const price = findPrice(modelId, prices);
  if (price) return costOf(usage, price);
  return countTokens(usage) === 0 ? 0 : Number.NaN;
}

/** Models differ in whether their total counts what came from a cache. */
function countTokens({inputTokens, outputTokens, totalTokens, ...cached}: Usage): number {
  const {cacheReadInputTokens = 0, cacheWriteInputTokens = 0} = cached;
  return Math.max(totalTokens, inputTokens + outputTokens + cacheReadInputTokens + cacheWriteInputTokens);
}

function spentUp(hint: string): ChatError {
  return new ChatError('budget', {
    message: 'This chat has reached its limit for this visit. Thank you for your questions; please come back later.',
    hint,
  });
}

function withoutPrice(modelId: string): ChatError {
  return new ChatError('config', {
    message: 'The chat is not set up correctly, so it cannot answer.',
    hint: `budget.cost needs a price for every model: budget.prices has none for ${modelId || 'a model without an id'}.`,
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
