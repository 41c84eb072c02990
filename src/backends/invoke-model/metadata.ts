import type {StreamEvent, Usage} from '../../model/index.js';
import {membersOf, numberOf} from './json.js';
import type {JsonObject} from './json.js';

/** Tokens as a model counts them; what is missing is taken from Bedrock’s own count. */
export interface TokenCounts {
  readonly input?: number | undefined;
  readonly output?: number | undefined;
  readonly cacheRead?: number | undefined;
  readonly cacheWrite?: number | undefined;
}

/**
 * The `metadata` event of an answer, from its last chunk: Bedrock adds its own count of tokens there, and the trace of a
 * guardrail. None where nothing is known of the price.
 */
export function* readMetadata(chunk: JsonObject, counts: TokenCounts = {}): Generator<StreamEvent> {
  const metrics = membersOf(chunk['amazon-bedrock-invocationMetrics']);
  const latencyMs = numberOf(metrics['invocationLatency']);
  const trace = chunk['amazon-bedrock-trace'];
  const usage = toUsage({
    input: counts.input ?? numberOf(metrics['inputTokenCount']),
    output: counts.output ?? numberOf(metrics['outputTokenCount']),
    cacheRead: counts.cacheRead ?? numberOf(metrics['cacheReadInputTokenCount']),
    cacheWrite: counts.cacheWrite ?? numberOf(metrics['cacheWriteInputTokenCount']),
  });
  if (!usage && trace === undefined) return;
  yield {
    metadata: {
      ...(usage && {usage}),
      ...(latencyMs !== undefined && {metrics: {latencyMs}}),
      ...(trace !== undefined && {trace}),
    },
  };
}

/** The counts as Converse has them; `undefined` when nothing was counted. */
export function toUsage({input, output, cacheRead, cacheWrite}: TokenCounts): Usage | undefined {
  if (input === undefined && output === undefined) return undefined;
  return {
    inputTokens: input ?? 0,
    outputTokens: output ?? 0,
    // What was read from a cache or written to it is not part of the input.
    totalTokens: (input ?? 0) + (output ?? 0) + (cacheRead ?? 0) + (cacheWrite ?? 0),
    ...(cacheRead !== undefined && {cacheReadInputTokens: cacheRead}),
    ...(cacheWrite !== undefined && {cacheWriteInputTokens: cacheWrite}),
  };
}

/** True for a chunk that says that a guardrail stopped the answer. */
export function isStopped(chunk: JsonObject): boolean {
  return chunk['amazon-bedrock-guardrailAction'] === 'INTERVENED';
}
