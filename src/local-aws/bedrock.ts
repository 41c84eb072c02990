import {AwsError, validationError} from './aws-error.js';
import {completeAnswer, isFault, type AnswerStep} from './complete-answer.js';
import {streamFrames} from './event-stream.js';
import type {Pace} from './options.js';
import {judge, type Policy} from './policy.js';
import type {Script} from './script.js';
import type {Session} from './sessions.js';
import {verifySignature} from './signatures.js';
import {validateRequest} from './validate-request.js';

/** What the answers of Bedrock depend on. */
export interface BedrockContext {
  readonly policy: Policy;
  readonly script: Script;
  readonly pace: Pace;
  readonly now: () => number;
  /** Called once it is known who asks and that they may; throws to refuse all the same. */
  readonly admit: () => void;
}

type Caller = Session & {readonly region: string};

/** True for a path of Bedrock Runtime, whatever stands before it. */
export function isBedrockPath(pathname: string): boolean {
  return route.test(pathname);
}

/** Answers Converse or ConverseStream; throws an `AwsError` where Bedrock refuses. */
export async function answerBedrock(request: Request, context: BedrockContext): Promise<Response> {
  const [, model = '', operation] = route.exec(new URL(request.url).pathname) ?? [];
  const isStreaming = operation === 'converse-stream';
  const body = new Uint8Array(await request.arrayBuffer());
  const caller = await verifySignature(
    {method: request.method, url: request.url, headers: request.headers, body},
    context.now(),
  );
  const modelId = decodeURIComponent(model);
  authorize(caller, modelId, isStreaming ? 'bedrock:InvokeModelWithResponseStream' : 'bedrock:InvokeModel', context);
  context.admit();
  const steps = await startAnswer({...readBody(body), modelId}, body.byteLength, context);
  return new Response(streamFrames(steps, context.pace), {
    headers: {'content-type': 'application/vnd.amazon.eventstream'},
  });
}

const route = /\/model\/([^/]+)\/(converse|converse-stream)$/;

function authorize(caller: Caller, modelId: string, action: string, {policy}: BedrockContext): void {
  for (const resource of resourcesOf(modelId, caller)) {
    const denial = `User: ${caller.arn} is not authorized to perform: ${action} on resource: ${resource}`;
    // Cognito gives guests of the enhanced flow a session policy without any action of Bedrock.
    if (caller.kind === 'guest-enhanced')
      throw accessDenied(`${denial} because no session policy allows the ${action} action`);
    const verdict = judge(policy, action, resource);
    if (verdict === 'denied') throw accessDenied(`${denial} with an explicit deny in an identity-based policy`);
    if (verdict === 'not-allowed')
      throw accessDenied(`${denial} because no identity-based policy allows the ${action} action`);
  }
}

/** What a caller must be allowed to use: for an inference profile, the profile and the model behind it. */
function resourcesOf(modelId: string, {region, arn}: Caller): readonly string[] {
  if (modelId.startsWith('arn:')) return [modelId];
  const [, profiled] = /^(?:us|eu|apac|jp|au|us-gov|global)\.(.+)$/.exec(modelId) ?? [];
  const model = `arn:aws:bedrock:${region}::foundation-model/${profiled ?? modelId}`;
  const account = arn.split(':')[4] ?? '';
  return profiled ? [`arn:aws:bedrock:${region}:${account}:inference-profile/${modelId}`, model] : [model];
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
  input: object & {modelId: string},
  size: number,
  {script, now}: BedrockContext,
): Promise<AsyncIterable<AnswerStep>> {
  validateRequest(input);
  const facts = {inputTokens: Math.ceil(size / 4), startedAt: now(), now};
  const steps = completeAnswer(script(input), facts);
  const first = await steps.next();
  if (first.done) throw validationError('The script is empty.');
  const {value} = first;
  if (isFault(value) && typeof value.fault === 'object' && 'status' in value.fault) throw new AwsError(value.fault);
  return prepend(value, steps);
}

async function* prepend<Step>(first: Step, rest: AsyncIterable<Step>): AsyncGenerator<Step> {
  yield first;
  yield* rest;
}

function accessDenied(message: string): AwsError {
  return new AwsError({status: 403, code: 'AccessDeniedException', message});
}
