import {costOf, findPrice} from '../../../engine/context/budget.js';
import type {Budget, Message} from '../../../model/index.js';
import type {AllStrings} from '../../strings-rich.js';

/** What an answer took, in words; nothing where the model did not tell. */
export function describeUsage(
  messages: readonly Message[],
  prices: Budget['prices'],
  strings: Pick<AllStrings, 'tokens' | 'cost' | 'lang'>,
): string | undefined {
  const told = messages.flatMap(({usage, modelId}) => (usage ? [{usage, modelId}] : []));
  if (told.length === 0) return undefined;
  const number = new Intl.NumberFormat(strings.lang);
  const count = (name: 'inputTokens' | 'outputTokens') =>
    number.format(told.reduce((sum, {usage}) => sum + usage[name], 0));
  const costs = told.map(({usage, modelId}) => {
    const price = modelId === undefined ? undefined : findPrice(modelId, prices);
    return price && costOf(usage, price);
  });
  const words = strings.tokens(count('inputTokens'), count('outputTokens'));
  // Half a sum would be a lie.
  if (!costs.every((cost) => cost !== undefined)) return words;
  const cost = costs.reduce((sum, each) => sum + each, 0);
  const amount = new Intl.NumberFormat(strings.lang, {maximumSignificantDigits: 2}).format(cost);
  return `${words} · ${strings.cost(amount)}`;
}
