import type {Message, Usage} from '../model/index.js';

/** Nothing spent yet. */
export const noUsage: Usage = Object.freeze({
  inputTokens: 0,
  outputTokens: 0,
  totalTokens: 0,
  cacheReadInputTokens: 0,
  cacheWriteInputTokens: 0,
});

/** Both together. */
export function addUsage(first: Usage, second: Usage): Usage {
  return Object.freeze({
    inputTokens: first.inputTokens + second.inputTokens,
    outputTokens: first.outputTokens + second.outputTokens,
    totalTokens: first.totalTokens + second.totalTokens,
    cacheReadInputTokens: (first.cacheReadInputTokens ?? 0) + (second.cacheReadInputTokens ?? 0),
    cacheWriteInputTokens: (first.cacheWriteInputTokens ?? 0) + (second.cacheWriteInputTokens ?? 0),
  });
}

/** What some messages cost together. */
export function sumUsage(messages: readonly Message[]): Usage {
  return messages.reduce((sum, {usage}) => (usage ? addUsage(sum, usage) : sum), noUsage);
}

/** The usage in a `metadata` event, with unknown members kept and a number wherever one is needed. */
export function readUsage(value: object): Usage {
  const usage: Partial<Usage> = value;
  const inputTokens = readCount(usage.inputTokens);
  const outputTokens = readCount(usage.outputTokens);
  const read = {
    ...usage,
    inputTokens,
    outputTokens,
    totalTokens: readCount(usage.totalTokens, inputTokens + outputTokens),
  };
  if ('cacheReadInputTokens' in usage)
    Object.assign(read, {cacheReadInputTokens: readCount(usage.cacheReadInputTokens)});
  if ('cacheWriteInputTokens' in usage)
    Object.assign(read, {cacheWriteInputTokens: readCount(usage.cacheWriteInputTokens)});
  return Object.freeze(read);
}

function readCount(value: unknown, otherwise = 0): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : otherwise;
}
