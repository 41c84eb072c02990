import type {StreamEvent} from '../model/index.js';
import {AwsError} from './aws-error.js';
import {isFault, isPause, type AnswerStep} from './complete-answer.js';
import {wait} from './event-stream.js';
import {foldAnswer, type WholeAnswer} from './fold-answer.js';
import {bytesAsBase64} from './frames.js';
import type {Pace} from './options.js';
import type {StreamFault} from './script.js';

/** The answer in one piece: the whole script at once, after the pauses in it. `write` says it in a model's own words. */
export async function sendWhole(
  steps: AsyncIterable<AnswerStep>,
  {firstMs = 300}: Pace,
  write: (answer: WholeAnswer) => object = (answer) => answer,
): Promise<Response> {
  const {signal} = new AbortController();
  const events: StreamEvent[] = [];
  await wait(firstMs, signal);
  for await (const step of steps) {
    if (isPause(step)) await wait(step.waitMs, signal);
    else if (isFault(step)) return sendFault(step.fault);
    else events.push(step);
  }
  return new Response(JSON.stringify(write(foldAnswer(events)), bytesAsBase64), {
    headers: {'content-type': 'application/json'},
  });
}

// What breaks a stream in its middle is an HTTP error where nothing was sent before.
const statusOf: Readonly<Record<string, number>> = {
  ValidationException: 400,
  ModelTimeoutException: 408,
  ModelStreamErrorException: 424,
  ThrottlingException: 429,
  InternalServerException: 500,
  ServiceUnavailableException: 503,
};

function sendFault(fault: StreamFault): Response {
  if (typeof fault === 'string') return new Response(brokenBody(), {headers: {'content-type': 'application/json'}});
  if ('status' in fault) throw new AwsError(fault);
  const code = fault.exception.charAt(0).toUpperCase() + fault.exception.slice(1);
  throw new AwsError({status: statusOf[code] ?? 500, code, message: fault.message});
}

function brokenBody(): ReadableStream<Uint8Array<ArrayBuffer>> {
  const chunks = [new TextEncoder().encode('{"output":')];
  return new ReadableStream({
    pull(controller) {
      const chunk = chunks.pop();
      if (chunk) controller.enqueue(chunk);
      else controller.error(new TypeError('The stand-in cut the connection.'));
    },
  });
}
