import {BedrockConnection} from '../../aws/bedrock-connection.js';
import type {BedrockAccess} from '../../aws/bedrock-connection.js';
import {toChatError} from '../../aws/failure.js';
import {invokeModel as invoke, invokeModelWithResponseStream} from '../../aws/invoke-model.js';
import {saysThatItCannotStream} from '../../aws/without-stream.js';
import type {Backend, ChatRequest, StreamPart} from '../../model/index.js';
import {findFamily} from './find-family.js';
import type {FamilyName} from './find-family.js';
import {readAnswer} from './read-answer.js';
import {writeInput} from './write-input.js';

export type {FamilyName} from './find-family.js';

/** How to reach Bedrock, and how its models are asked. */
export interface InvokeModelOptions extends BedrockAccess {
  /**
   * Ask InvokeModelWithResponseStream; `false` asks InvokeModel, whose answer comes in one piece. Default true,
   * but for models that say that they cannot.
   */
  readonly stream?: boolean;
  /** Which language the model speaks, where its id does not tell. Default: found by the id. */
  readonly family?: FamilyName;
}

/**
 * Asks models in their own words, through InvokeModel: for models that Converse does not have, and for a role that may
 * not use it. What a model cannot be asked is refused before anything is sent.
 *
 * A guardrail, a service tier, a latency and request metadata travel as headers of Bedrock’s own. A page may send those
 * only if Bedrock permits it to other origins, which nobody has documented.
 */
export function invokeModel(options: InvokeModelOptions): Backend {
  const {stream = true, family: chosen} = options;
  const connection = new BedrockConnection(options);
  const wholeOnly = new Set<string | undefined>();

  async function* answer(request: ChatRequest, signal: AbortSignal): AsyncGenerator<StreamPart> {
    const family = findFamily(request.modelId, chosen);
    const input = writeInput(request, family);
    const isWhole = !stream || family.withoutStream === true || wholeOnly.has(request.modelId);
    const call = isWhole ? invoke(input) : invokeModelWithResponseStream(input);
    try {
      yield* readAnswer(connection.read(signal, call), family, isWhole);
    } catch (cause) {
      if (isWhole || !saysThatItCannotStream(cause)) throw toChatError(cause, signal);
      wholeOnly.add(request.modelId);
      yield* answer(request, signal);
    }
  }

  return {
    reply: (request, {signal}) => answer(request, signal),
    prepare: () => connection.prepare(),
  };
}
