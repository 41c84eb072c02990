import type {ChatRequest, StreamPart} from '../../model/index.js';
import type {JsonObject} from './json.js';

/** Models that speak the same language. */
export interface Family {
  /** The request as the model’s own body. Throws a `ChatError` for what the model cannot be asked. */
  writeBody(request: ChatRequest): JsonObject;
  /** Makes a reader for one answer. */
  createReader(): ChunkReader;
  /** The models answer in one piece only. Default false. */
  readonly withoutStream?: true;
}

/**
 * Turns the chunks of an answer, one after the other, into events of ConverseStream. An answer in one piece is a single
 * chunk. What is missing at the end of an answer is not made up: whoever reads decides if it broke off.
 */
export type ChunkReader = (chunk: JsonObject) => Iterable<StreamPart>;
