import {ChatError} from '../../model/index.js';
import type {ChatRequest} from '../../model/index.js';
import {AnswerWriter} from './answer-writer.js';
import {cannot} from './cannot.js';
import type {ChunkReader} from './family.js';
import {listOf, textOf} from './json.js';
import type {JsonObject} from './json.js';
import {readImage, readPicture} from './media.js';
import type {Picture} from './media.js';
import {isStopped, readMetadata} from './metadata.js';

/** What picture is wanted. */
export interface Wish {
  readonly text: string;
  /** Pictures to start from. */
  readonly pictures: readonly Picture[];
}

/** What is wanted of a model that paints: it knows no conversation, so this is the last message alone. */
export function readWish(request: ChatRequest, model: string): Wish {
  const {temperature, topP, stopSequences} = request.inferenceConfig ?? {};
  if (request.toolConfig) throw cannot(model, 'tools', 'Leave tools out.');
  if (request.system?.length) throw cannot(model, 'system prompt', 'Leave system out.');
  if (request['outputConfig']) throw cannot(model, 'outputConfig', 'Leave it out.');
  if (temperature !== undefined || topP !== undefined || stopSequences?.length) {
    throw cannot(model, 'temperature, top-p or stop-sequences', 'Only max-tokens may be set; it means nothing here.');
  }
  const content = request.messages.findLast(({role}) => role === 'user')?.content ?? [];
  const other = content.find(({text, image}) => text === undefined && !image);
  if (other) throw cannot(model, `content of the kind “${Object.keys(other).join()}”`, 'Send text and images.');
  return {
    text: content.flatMap(({text}) => text ?? []).join('\n'),
    pictures: content.flatMap(({image}) => (image ? [readImage(image, model)] : [])),
  };
}

/** What a model that paints answered. */
interface Painted {
  /** As base64. */
  readonly images: unknown;
  /** Why there is no picture, or one less. */
  readonly problem: unknown;
}

/** Makes a reader for answers that are pictures: each one is a block. */
export function createPictureReader(readPainted: (answer: JsonObject) => Painted): ChunkReader {
  return function* readChunk(chunk) {
    const {images, problem} = readPainted(chunk);
    const pictures = listOf(images).map((image) => readPicture(image));
    const sentence = textOf(problem);
    const isFiltered = /filter|policy|blocked/i.test(sentence) || isStopped(chunk);
    if (pictures.length === 0 && !isFiltered) throw noPicture(sentence);
    const answer = new AnswerWriter();
    for (const {format, bytes} of pictures) yield* answer.start({image: {format}}, {image: {source: {bytes}}});
    yield* answer.stop(pictures.length > 0 ? 'end_turn' : 'content_filtered');
    yield* readMetadata(chunk);
  };
}

function noPicture(sentence: string): ChatError {
  return new ChatError('model-error', {
    message: 'The assistant has a problem right now. Please try again in a moment.',
    hint: sentence ? `The model said: “${sentence}”` : 'The model answered without a picture.',
    retryable: true,
  });
}
