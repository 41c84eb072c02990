import {AwsError} from './aws-error.js';
import {unseal} from './sealed.js';
import {assumedRoleArn, issueCredentials} from './sessions.js';
import {mayAssume, type IdentityClaims, type TrustPolicy} from './trust.js';

/** The role that is assumed, as far as STS looks at it. */
export interface AssumedRole {
  /** Default: everybody may assume it. */
  readonly trust?: TrustPolicy;
  /** Default 43,200. */
  readonly maxSessionSeconds?: number;
}

/** Answers AssumeRoleWithWebIdentity with XML; throws an `AwsError` where STS refuses. */
export async function answerSts(request: Request, role: AssumedRole, now: number): Promise<string> {
  const form = new URLSearchParams(await request.text());
  const action = form.get('Action') ?? '';
  if (action !== 'AssumeRoleWithWebIdentity' || form.get('Version') !== '2011-06-15') {
    const message = `Could not find operation ${action} for version ${form.get('Version') ?? 'NO_VERSION_SPECIFIED'}`;
    throw new AwsError({status: 400, code: 'InvalidAction', message});
  }
  const roleArn = readRoleArn(form);
  const sessionName = readSessionName(form);
  const expiration = now + readDuration(form, role) * 1000;
  const claims = await readIdentity(form, now);
  if (role.trust && !mayAssume(role.trust, claims)) {
    // STS does not say which condition failed, nor whether there is such a role.
    const message = 'Not authorized to perform sts:AssumeRoleWithWebIdentity';
    throw new AwsError({status: 403, code: 'AccessDenied', message});
  }
  const isGuest = claims.amr.includes('unauthenticated');
  const arn = assumedRoleArn(roleArn, sessionName);
  const issued = await issueCredentials({
    kind: isGuest ? 'guest-classic' : 'signed-in',
    arn,
    issuedAt: now,
    expiration,
  });
  return writeReply({
    SubjectFromWebIdentityToken: claims.sub,
    AssumedRoleUser: {AssumedRoleId: `AROALOCALSTANDIN:${sessionName}`, Arn: arn},
    Credentials: {
      AccessKeyId: issued.accessKeyId,
      SecretAccessKey: issued.secretAccessKey,
      SessionToken: issued.sessionToken,
      Expiration: formatTime(expiration),
    },
    Provider: 'cognito-identity.amazonaws.com',
  });
}

/** A refusal as STS writes it. */
export function writeStsError(error: AwsError, requestId: string): string {
  const {code, status} = error.refusal;
  const details = {Type: status < 500 ? 'Sender' : 'Receiver', Code: code, Message: error.message};
  return `<ErrorResponse xmlns="${namespace}">${writeXml({Error: details, RequestId: requestId})}</ErrorResponse>`;
}

const namespace = 'https://sts.amazonaws.com/doc/2011-06-15/';

function writeReply(result: XmlTree): string {
  const body = writeXml({
    AssumeRoleWithWebIdentityResult: result,
    ResponseMetadata: {RequestId: crypto.randomUUID()},
  });
  return `<AssumeRoleWithWebIdentityResponse xmlns="${namespace}">${body}</AssumeRoleWithWebIdentityResponse>`;
}

function readRoleArn(form: URLSearchParams): string {
  const roleArn = form.get('RoleArn') ?? '';
  if (!/^arn:[\w-]+:iam::\d{12}:role\/.+$/.test(roleArn)) throw invalid(`${roleArn} is invalid`);
  return roleArn;
}

function readSessionName(form: URLSearchParams): string {
  const name = form.get('RoleSessionName') ?? '';
  if (/^[\w+=,.@-]{2,64}$/.test(name)) return name;
  throw invalid(constraint(name, 'roleSessionName', 'Member must satisfy regular expression pattern: [\\w+=,.@-]*'));
}

function readDuration(form: URLSearchParams, {maxSessionSeconds = 43_200}: AssumedRole): number {
  const text = form.get('DurationSeconds') ?? '3600';
  const seconds = Number(text);
  if (!(seconds >= 900)) {
    throw invalid(constraint(text, 'durationSeconds', 'Member must have value greater than or equal to 900'));
  }
  if (seconds > maxSessionSeconds) {
    throw invalid('The requested DurationSeconds exceeds the MaxSessionDuration set for this role.');
  }
  return seconds;
}

async function readIdentity(form: URLSearchParams, now: number): Promise<IdentityClaims> {
  const claims = await unseal(form.get('WebIdentityToken') ?? '');
  const end = claims?.['exp'];
  if (!claims || typeof end !== 'number') {
    const message = 'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)';
    throw new AwsError({status: 400, code: 'InvalidIdentityToken', message});
  }
  if (end * 1000 > now) {
    const {aud, amr, sub} = claims;
    return {aud: String(aud), amr: Array.isArray(amr) ? amr.map(String) : [], sub: String(sub)};
  }
  const times = `current date/time ${Math.floor(now / 1000)} must be before the expiration date/time ${end}`;
  throw new AwsError({status: 400, code: 'ExpiredTokenException', message: `Token expired: ${times}`});
}

function constraint(value: string, member: string, rule: string): string {
  return `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: ${rule}`;
}

function invalid(message: string): AwsError {
  return new AwsError({status: 400, code: 'ValidationError', message});
}

// STS writes times without fractions of a second.
function formatTime(time: number): string {
  return new Date(time).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

interface XmlTree {
  readonly [element: string]: string | XmlTree;
}

function writeXml(tree: XmlTree): string {
  return Object.entries(tree)
    .map(([name, value]) => `<${name}>${typeof value === 'string' ? escapeXml(value) : writeXml(value)}</${name}>`)
    .join('');
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
