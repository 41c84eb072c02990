import {AnswerWriter} from './answer-writer.js';
import type {ChunkReader} from './family.js';
import {textOf} from './json.js';
import type {JsonObject} from './json.js';
import {readMetadata} from './metadata.js';
import type {TokenCounts} from './metadata.js';

/** What a chunk of a model that only writes text says. */
export interface TextPiece {
  readonly text: unknown;
  /** In the model’s own words; missing until the answer ends. */
  readonly stopReason: unknown;
  readonly counts?: TokenCounts;
}

/** Makes a reader for answers of text alone. A stop reason without a translation is passed on as it is. */
export function createTextReader(
  readPiece: (chunk: JsonObject) => TextPiece,
  stopReasons: Readonly<Record<string, string>>,
): ChunkReader {
  const answer = new AnswerWriter();
  return function* readChunk(chunk) {
    const {text, stopReason, counts} = readPiece(chunk);
    yield* answer.text(textOf(text));
    const reason = textOf(stopReason);
    if (reason) yield* answer.stop(stopReasons[reason] ?? reason);
    yield* readMetadata(chunk, reason ? counts : {});
  };
}
