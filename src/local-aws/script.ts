import type {ChatRequest, StreamPart} from '../model/index.js';
import type {Refusal} from './aws-error.js';

/**
 * Chooses the answer to a request: the parts of the stream, one after the other. Strings are text deltas. What a
 * script leaves out is added: the start of the message, the end of each block, the end of the message, the usage.
 *
 * ```ts
 * const script = (request) => ['Hello ', {waitMs: 200}, 'there.'];
 * ```
 */
export type Script = (request: ChatRequest) => Iterable<ScriptStep> | AsyncIterable<ScriptStep>;

/** One step of an answer: a part of the stream, a pause, or something that goes wrong. */
export type ScriptStep = StreamPart | Pause | FaultStep;

/** A pause, on top of the pace. */
export interface Pause {
  readonly waitMs: number;
}

/** Something goes wrong here; nothing comes after it. */
export interface FaultStep {
  readonly fault: StreamFault;
}

/**
 * How an answer can break.
 * - `cut`: half a frame, then the connection breaks.
 * - `cut-between-frames`: the connection breaks after a whole frame.
 * - `truncate`: half a frame, then a proper end.
 * - `end`: a proper end without `messageStop`.
 * - `bad-checksum`: a frame whose checksum is wrong.
 * - an exception frame, as Bedrock sends it in the middle of a stream.
 * - a refusal: an HTTP error; only as the first step.
 */
export type StreamFault =
  | 'cut'
  | 'cut-between-frames'
  | 'truncate'
  | 'end'
  | 'bad-checksum'
  | {readonly exception: string; readonly message: string}
  | Refusal;

/** Cuts a text into deltas of a few characters, as a model streams it. */
export function* speak(text: string): Generator<string> {
  yield* text.match(/\s*\S{1,6}|\s+$/gu) ?? [];
}
