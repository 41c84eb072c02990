import type {StreamEvent} from '../../model/index.js';
import {validationError} from '../aws-error.js';
import {isFault, isPause, type AnswerStep} from '../complete-answer.js';
import type {WholeAnswer} from '../fold-answer.js';
import {bytesAsBase64} from '../frames.js';
import type {Pace} from '../options.js';
import {anthropic} from './anthropic.js';
import {nova} from './nova.js';

/** How models of one kind are asked, and how they answer, in their own words. */
export interface Language {
  /** The body as a Converse request, so that scripts and rules need to know only one language. Throws on what no model takes. */
  readBody(body: object): object;
  /** Makes a writer for one answer: an event of ConverseStream → chunks. */
  createWriter(inputTokens: number): (event: StreamEvent) => Iterable<object>;
  /** The answer in one piece. */
  writeWhole(answer: WholeAnswer): object;
}

/** The language of a model; throws for models whose language the stand-in does not speak. */
export function findLanguage(modelId: string): Language {
  if (/(^|[./:])anthropic\./.test(modelId)) return anthropic;
  if (/(^|[./:])amazon\.nova-/.test(modelId)) return nova;
  throw validationError(
    `The local stand-in for AWS speaks the languages of Anthropic and Amazon Nova, not of ${modelId}.`,
  );
}

/** The steps of an answer with each event as chunks of InvokeModelWithResponseStream, at the pace of a model. */
export async function* speakNatively(
  steps: AsyncIterable<AnswerStep>,
  language: Language,
  {deltaMs = 20, inputTokens}: Pace & {readonly inputTokens: number},
): AsyncGenerator<AnswerStep> {
  const write = language.createWriter(inputTokens);
  for await (const step of steps) {
    if (isPause(step) || isFault(step)) {
      yield step;
      continue;
    }
    for (const chunk of write(step)) yield {chunk: {bytes: encode(chunk)}};
    if (step.contentBlockDelta) yield {waitMs: deltaMs};
  }
}

const encoder = new TextEncoder();

function encode(chunk: object): Uint8Array {
  return encoder.encode(JSON.stringify(chunk, bytesAsBase64));
}
