import type {Backend, GuardrailConfig, InferenceConfig, Message} from '../../model/index.js';
import {isPrompt} from '../../transcript/model-traits.js';
import {summarise, type Summary} from './summarise.js';
import {trimToWindow} from './trim-to-window.js';

/** What a conversation has to fit into, and what becomes of the rest. */
export interface FitOptions {
  readonly backend: Backend;
  readonly modelId?: string;
  readonly inferenceConfig?: InferenceConfig;
  readonly guardrailConfig?: GuardrailConfig;
  /** How many tokens the model takes at once, its answer included. Default: any number. */
  readonly contextTokens?: number;
  /** What becomes of turns that have no room. Default `trim`. */
  readonly contextPolicy?: 'trim' | 'summarise';
  readonly signal: AbortSignal;
  /** Told of each summary that the model was asked for: it costs something too. */
  readonly onSummary?: (answer: Message) => void;
}

/** By the last message that each one stands for. */
const summaries = new WeakMap<Message, Summary>();

/**
 * What of a conversation is sent: its last turns, after a summary of the others if that is wished. A summary is asked for
 * once, and takes in the one before it; without one the turns are left out. Rejects only when nobody waits any more.
 */
export async function fitToWindow(messages: readonly Message[], options: FitOptions): Promise<readonly Message[]> {
  const kept = trimToWindow(messages, {maxInputTokens: findRoom(options)});
  const dropped = messages.slice(0, messages.length - kept.length);
  // A prompt of Prompt Management says its own words, and cannot be told to sum up.
  if (dropped.length === 0 || options.contextPolicy !== 'summarise' || isPrompt(options.modelId)) return kept;
  const summary = await findSummary(dropped, options);
  return summary ? [...summary, ...kept] : kept;
}

function findRoom(options: FitOptions): number {
  const {contextTokens = Infinity, inferenceConfig} = options;
  return Math.max(contextTokens - (inferenceConfig?.maxTokens ?? 0), contextTokens / 2);
}

async function findSummary(dropped: readonly Message[], options: FitOptions): Promise<Summary | undefined> {
  const {signal, onSummary} = options;
  const summed = dropped.findLast((message) => summaries.has(message));
  const before = summed && summaries.get(summed);
  const last = dropped.at(-1);
  if (!last || last === summed) return before;
  const others = summed ? dropped.slice(dropped.indexOf(summed) + 1) : dropped;
  try {
    const summary = await summarise([...(before ?? []), ...others], options);
    summaries.set(last, summary);
    onSummary?.(summary[1]);
    return summary;
  } catch (error) {
    if (signal.aborted) throw error;
    // The conversation goes on without its beginning rather than not at all.
    return undefined;
  }
}
