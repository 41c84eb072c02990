import {AwsV4Signer} from 'aws4fetch';
import {AwsError} from './aws-error.js';
import {findSession, type Session} from './sessions.js';

/** A request whose signature is to be checked. Its body has been read before, since a stream is read only once. */
export interface SignedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** What an `Authorization` header of Signature Version 4 says. */
export interface Authorization {
  readonly accessKeyId: string;
  /** The day, `YYYYMMDD`. */
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

/** Who signed a request, and for which region. */
export type Caller = Session & {readonly region: string};

const allowedSkewMs = 5 * 60_000;

/** Finds out who signed a request; throws what AWS says when it is nobody, too late, or not what was signed. */
export async function verifySignature(request: SignedRequest, now: number): Promise<Caller> {
  const authorization = readAuthorization(request.headers.get('authorization'));
  const token = request.headers.get('x-amz-security-token') ?? '';
  const found = await findSession(authorization.accessKeyId, token);
  if (!found) throw refuse('UnrecognizedClientException', 'The security token included in the request is invalid.');
  if (found.session.expiration <= now) {
    throw refuse('ExpiredTokenException', 'The security token included in the request is expired');
  }
  const time = request.headers.get('x-amz-date') ?? '';
  checkScope(authorization, time);
  checkClock(time, now);
  const isIntact = await hasItsBodyHash(request);
  if (
    !isIntact ||
    authorization.signature !== (await computeSignature(request, authorization, found.secretAccessKey))
  ) {
    throw refuse('InvalidSignatureException', mismatch);
  }
  return {...found.session, region: authorization.region};
}

/** The signature that a request must carry when it is signed with `secretAccessKey`. */
export function computeSignature(
  request: SignedRequest,
  authorization: Authorization,
  secretAccessKey: string,
): Promise<string> {
  return new AwsV4Signer({
    method: request.method,
    url: request.url,
    headers: readSignedHeaders(request, authorization.signedHeaders),
    body: request.body,
    accessKeyId: authorization.accessKeyId,
    secretAccessKey,
    region: authorization.region,
    service: authorization.service,
    datetime: request.headers.get('x-amz-date') ?? '',
    allHeaders: true,
  }).signature();
}

/** Takes an `Authorization` header apart; throws when there is none or it is of another kind. */
export function readAuthorization(header: string | null): Authorization {
  if (!header) throw refuse('MissingAuthenticationTokenException', 'Missing Authentication Token');
  const pattern =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;
  const [, accessKeyId, date, region, service, signedHeaders, signature] = pattern.exec(header) ?? [];
  if (!accessKeyId || !date || !region || !service || !signedHeaders || !signature) {
    throw refuse('IncompleteSignatureException', `Authorization header is not a valid key=value pair: ${header}`);
  }
  return {accessKeyId, date, region, service, signedHeaders: signedHeaders.split(';'), signature};
}

const mismatch =
  'The request signature we calculated does not match the signature you provided. ' +
  'Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';

function checkScope({date, service, signedHeaders}: Authorization, time: string): void {
  if (service !== 'bedrock') throw invalid("Credential should be scoped to correct service: 'bedrock'. ");
  if (!signedHeaders.includes('host')) {
    throw invalid("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
  }
  if (date !== time.slice(0, 8)) {
    const days = `'${date}' != '${time.slice(0, 8)}', from '${time}'.`;
    throw invalid(`Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: ${days}`);
  }
}

function checkClock(time: string, now: number): void {
  const signedAt = Date.parse(time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (Number.isNaN(signedAt)) {
    throw refuse('IncompleteSignatureException', `Date must be in ISO-8601 'basic format'. Got '${time}'.`);
  }
  if (signedAt < now - allowedSkewMs) {
    const limit = `${formatTime(now - allowedSkewMs)} (${formatTime(now)} - 5 min.)`;
    throw invalid(`Signature expired: ${time} is now earlier than ${limit}`);
  }
  if (signedAt > now + allowedSkewMs) {
    const limit = `${formatTime(now + allowedSkewMs)} (${formatTime(now)} + 5 min.)`;
    throw invalid(`Signature not yet current: ${time} is still later than ${limit}`);
  }
}

async function hasItsBodyHash({headers, body}: SignedRequest): Promise<boolean> {
  const claimed = headers.get('x-amz-content-sha256');
  if (claimed === null) return true;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', body));
  return claimed === Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function readSignedHeaders(request: SignedRequest, names: readonly string[]): Headers {
  const headers = new Headers();
  for (const name of names) {
    // A service worker sees neither `host` nor `content-length`: the signer takes the first from the URL.
    if (name === 'content-length') headers.set(name, String(request.body.byteLength));
    else if (name !== 'host') headers.set(name, request.headers.get(name) ?? '');
  }
  return headers;
}

function formatTime(time: number): string {
  return new Date(time).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

function invalid(message: string): AwsError {
  return refuse('InvalidSignatureException', message);
}

function refuse(code: string, message: string): AwsError {
  return new AwsError({status: 403, code, message});
}
