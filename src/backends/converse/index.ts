import {BedrockConnection} from '../../aws/bedrock-connection.js';
import type {BedrockAccess} from '../../aws/bedrock-connection.js';
import {converseStream} from '../../aws/converse.js';
import {saysThatItCannotStream} from '../../aws/without-stream.js';
import type {Backend, ChatRequest, StreamPart} from '../../model/index.js';

/** How to reach Bedrock, and as whom. */
export type ConverseOptions = BedrockAccess;

/**
 * The default backend: signs ConverseStream in the page, and passes its events on as they come. A model that says that
 * it cannot stream is asked for its answer at once.
 */
export function converse(options: ConverseOptions): Backend {
  const connection = new BedrockConnection(options);
  const wholeOnly = new Set<string | undefined>();

  async function* stream(request: ChatRequest, signal: AbortSignal): AsyncGenerator<StreamPart> {
    try {
      yield* connection.read(signal, converseStream(request));
    } catch (error) {
      if (!saysThatItCannotStream(error)) throw error;
      wholeOnly.add(nameOf(request));
      yield* atOnce(request, signal);
    }
  }

  async function* atOnce(request: ChatRequest, signal: AbortSignal): AsyncGenerator<StreamPart> {
    const {answerAtOnce} = await import('./at-once.js');
    yield* answerAtOnce(connection, request, signal);
  }

  return {
    reply: (request, {signal}) => (wholeOnly.has(nameOf(request)) ? atOnce(request, signal) : stream(request, signal)),
    prepare: () => connection.prepare(),
  };
}

/** Some models stream, but not with tools. */
function nameOf({modelId, toolConfig}: ChatRequest): string {
  return `${modelId} ${toolConfig ? 'with' : 'without'} tools`;
}
