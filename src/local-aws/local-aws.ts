import {AwsError, type Refusal} from './aws-error.js';
import {answerBedrock, isBedrockPath} from './bedrock.js';
import {answerCognito} from './cognito.js';
import {answerControlPlane, isControlPlanePath} from './control-plane.js';
import {answerPreflight, readableByPages, type Service} from './cors.js';
import type {Faults, LocalAwsOptions} from './options.js';
import {checkPolicy, checkTrust} from './policy-check.js';
import type {Policy} from './policy.js';
import {defaultScript} from './scripts/default-script.js';
import {answerSts, writeStsError} from './sts.js';

/** Answers requests as AWS would. */
export type LocalAws = (request: Request) => Promise<Response>;

const everythingAllowed: Policy = {Statement: [{Effect: 'Allow', Action: 'bedrock:*', Resource: '*'}]};

/**
 * A stand-in for AWS in one function: Cognito Identity, STS, Bedrock Runtime and the lists of Bedrock’s control plane,
 * on whatever address it is mounted. It needs nothing but web standards, so it runs in Node, in pages and in service workers.
 */
export function createLocalAws(options: LocalAwsOptions = {}): LocalAws {
  const {policy = everythingAllowed, now = () => Date.now()} = options;
  checkPolicy(policy);
  if (options.trust) checkTrust(options.trust);
  return async (request) => {
    const faults = typeof options.faults === 'function' ? options.faults(request) : (options.faults ?? {});
    const service = findService(request);
    if (!service) return new Response('The local stand-in for AWS.\n', {status: 404});
    if (request.method === 'OPTIONS') return faults.withoutCors ? new Response() : answerPreflight(service);
    const response = await answer(service, request, {...options, policy, now}, faults);
    const completed = complete(response, service, now(), faults);
    return faults.proxy ? faults.proxy(completed) : completed;
  };
}

type Settings = LocalAwsOptions & Required<Pick<LocalAwsOptions, 'policy' | 'now'>>;

async function answer(service: Service, request: Request, settings: Settings, faults: Faults): Promise<Response> {
  try {
    const {now, pool = {}, pace = {}, script = defaultScript} = settings;
    if (service === 'bedrock') {
      const admit = (): void => refuseBy(faults.bedrock);
      return await answerBedrock(request, {...settings, script, pace, admit});
    }
    if (service === 'control-plane') {
      const admit = (): void => refuseBy(faults.controlPlane);
      const {policy, catalog = {}} = settings;
      return writeJson(await answerControlPlane(request, {policy, catalog, now, admit}), 200);
    }
    refuseBy(faults[service]);
    if (service === 'sts') return writeXml(await answerSts(request, settings, now()), 200);
    return writeJson(await answerCognito(request, {...settings, pool, now: now()}), 200);
  } catch (cause) {
    return writeError(service, asAwsError(cause));
  }
}

/** Tells the services apart, which share one address: Bedrock by its paths, Cognito by its target header. */
function findService({url, headers, method}: Request): Service | undefined {
  const {pathname} = new URL(url);
  if (isBedrockPath(pathname)) return 'bedrock';
  if (isControlPlanePath(pathname)) return 'control-plane';
  const asked = headers.get('access-control-request-headers')?.split(',') ?? [];
  if (headers.has('x-amz-target') || asked.includes('x-amz-target')) return 'cognito';
  return method === 'POST' || method === 'OPTIONS' ? 'sts' : undefined;
}

function refuseBy(refusal: Refusal | undefined): void {
  if (refusal) throw new AwsError(refusal);
}

function asAwsError(cause: unknown): AwsError {
  if (cause instanceof AwsError) return cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  return new AwsError({status: 500, code: 'InternalServerException', message});
}

function writeError(service: Service, error: AwsError): Response {
  const {status, code, retryAfterSeconds} = error.refusal;
  const response =
    service === 'sts'
      ? writeXml(writeStsError(error, crypto.randomUUID()), status)
      : writeJson(service === 'cognito' ? {__type: code, message: error.message} : errorBody(error), status);
  if (service !== 'sts') response.headers.set('x-amzn-errortype', code);
  if (service === 'cognito') response.headers.set('x-amzn-errormessage', error.message);
  if (retryAfterSeconds !== undefined) response.headers.set('retry-after', String(retryAfterSeconds));
  return response;
}

// Authorisation answers with a capital letter, everything else without.
function errorBody({message, refusal}: AwsError): object {
  return refusal.code === 'AccessDeniedException' ? {Message: message} : {message};
}

function writeJson(value: unknown, status: number): Response {
  return new Response(JSON.stringify(value), {status, headers: {'content-type': 'application/json'}});
}

function writeXml(xml: string, status: number): Response {
  return new Response(xml, {status, headers: {'content-type': 'text/xml'}});
}

function complete(response: Response, service: Service, now: number, faults: Faults): Response {
  response.headers.set('date', new Date(now).toUTCString());
  response.headers.set('x-amzn-requestid', crypto.randomUUID());
  if (faults.withoutCors) return response;
  const isBedrock = service === 'bedrock' || service === 'control-plane';
  const withoutExposed = isBedrock && faults.hideErrorHeaders;
  for (const [name, value] of Object.entries(readableByPages({withoutExposed}))) response.headers.set(name, value);
  return response;
}
