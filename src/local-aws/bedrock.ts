import type {ChatRequest} from '../model/index.js';
import {hasApiKey, verifyApiKey} from './api-keys.js';
import {AwsError} from './aws-error.js';
import {authorize, authorizeApiKey, type AccessRules} from './authorize.js';
import {completeAnswer, isFault, type AnswerStep} from './complete-answer.js';
import {streamFrames} from './event-stream.js';
import {findLanguage, speakNatively} from './invoke/index.js';
import {readModelCall} from './model-call.js';
import type {Pace} from './options.js';
import {validateRequest} from './request-rules/index.js';
import type {Script} from './script.js';
import {verifySignature, type Caller} from './signatures.js';
import {sendWhole} from './whole-answer.js';

/** What the answers of Bedrock depend on. */
export interface BedrockContext extends AccessRules {
  readonly script: Script;
  readonly pace: Pace;
  readonly now: () => number;
  /** Called once it is known who asks and that they may; throws to refuse all the same. */
  readonly admit: () => void;
}

/** True for a path of Bedrock Runtime, whatever stands before it. */
export function isBedrockPath(pathname: string): boolean {
  return route.test(pathname);
}

/** Answers Converse and InvokeModel, streamed or in one piece; throws an `AwsError` where Bedrock refuses. */
export async function answerBedrock(request: Request, context: BedrockContext): Promise<Response> {
  const {url, headers} = request;
  const [, model = '', operation] = route.exec(new URL(url).pathname) ?? [];
  const isStreaming = operation?.endsWith('stream') ?? false;
  const action = isStreaming ? 'bedrock:InvokeModelWithResponseStream' : 'bedrock:InvokeModel';
  const modelId = decodeURIComponent(model);
  const body = new Uint8Array(await request.arrayBuffer());
  const caller = await findCaller(request, body, context);
  const sent = readBody(body);
  authorize(caller, readModelCall({action, modelId, headers, body: sent}), context, context.now());
  context.admit();
  const language = operation?.startsWith('invoke') ? findLanguage(modelId) : undefined;
  const input = {...(language?.readBody(sent) ?? sent), modelId};
  validateRequest(input);
  const inputTokens = Math.ceil(body.byteLength / 4);
  const steps = await startAnswer(input, inputTokens, context);
  if (!isStreaming) return sendWhole(steps, context.pace, language?.writeWhole);
  const spoken = language ? speakNatively(steps, language, {...context.pace, inputTokens}) : steps;
  return new Response(streamFrames(spoken, context.pace), {
    headers: {'content-type': 'application/vnd.amazon.eventstream'},
  });
}

const route = /\/model\/([^/]+)\/(converse|converse-stream|invoke|invoke-with-response-stream)$/;

async function findCaller(
  {method, url, headers}: Request,
  body: Uint8Array<ArrayBuffer>,
  context: BedrockContext,
): Promise<Caller> {
  const now = context.now();
  if (!hasApiKey(headers)) return verifySignature({method, url, headers, body}, now);
  const caller = await verifyApiKey(headers, now);
  authorizeApiKey(caller, context, now);
  return caller;
}

function readBody(body: Uint8Array): object {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body));
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Answered below, like JSON that is no object.
  }
  throw new AwsError({status: 400, code: 'SerializationException', message: 'The request body is not a JSON object.'});
}

/** The steps of the answer; a script that refuses at its first step is heard before anything is sent. */
async function startAnswer(
  input: ChatRequest,
  inputTokens: number,
  {script, now}: BedrockContext,
): Promise<AsyncIterable<AnswerStep>> {
  const steps = completeAnswer(script(input), {inputTokens, startedAt: now(), now});
  const first = await steps.next();
  if (first.done) return steps;
  const {value} = first;
  if (isFault(value) && typeof value.fault === 'object' && 'status' in value.fault) throw new AwsError(value.fault);
  return prepend(value, steps);
}

async function* prepend<Step>(first: Step, rest: AsyncIterable<Step>): AsyncGenerator<Step> {
  yield first;
  yield* rest;
}
