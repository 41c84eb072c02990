import {ChatError} from '../../model/index.js';
import type {AwsCredentials} from '../../model/index.js';

/** What `assumeRole` needs. */
export interface AssumeRoleInput {
  /** Address of STS. */
  readonly endpoint: string;
  readonly roleArn: string;
  /** OpenID token of the visitor’s identity. */
  readonly webIdentityToken: string;
  readonly fetch: typeof fetch;
  readonly signal?: AbortSignal;
}

/**
 * AssumeRoleWithWebIdentity, by hand: the call is not signed, and an SDK client for it weighs 6 KB.
 * The reply is XML of a fixed form, read without `DOMParser`, which Trusted Types forbid.
 */
export async function assumeRole(input: AssumeRoleInput): Promise<AwsCredentials> {
  // Called as a method, the browser’s own `fetch` throws.
  const {endpoint, roleArn, webIdentityToken, fetch, signal} = input;
  const response = await fetch(endpoint, {
    method: 'POST',
    ...(signal && {signal}),
    body: new URLSearchParams({
      Action: 'AssumeRoleWithWebIdentity',
      Version: '2011-06-15',
      RoleArn: roleArn,
      RoleSessionName: 'outcrop',
      WebIdentityToken: webIdentityToken,
      // The shortest that STS gives: stolen credentials of a guest end soon.
      DurationSeconds: '900',
    }),
  });
  const xml = await response.text();
  if (!response.ok) throw stsError(response.status, xml);
  return {
    accessKeyId: requireElement(xml, 'AccessKeyId'),
    secretAccessKey: requireElement(xml, 'SecretAccessKey'),
    sessionToken: requireElement(xml, 'SessionToken'),
    expiration: new Date(requireElement(xml, 'Expiration')),
  };
}

/** An error of STS, in the form of an SDK’s exception. */
function stsError(status: number, xml: string): Error {
  const error = Object.assign(new Error(readElement(xml, 'Message') ?? 'STS refused the request.'), {
    $metadata: {httpStatusCode: status},
  });
  error.name = readElement(xml, 'Code') ?? 'Unknown';
  return error;
}

function requireElement(xml: string, name: string): string {
  const text = readElement(xml, name);
  if (text) return text;
  throw new ChatError('credentials', {
    message: 'The chat could not sign in.',
    hint: `The reply of STS has no <${name}>. Is sts-endpoint the address of STS?`,
  });
}

function readElement(xml: string, name: string): string | undefined {
  const start = xml.indexOf(`<${name}>`);
  const end = xml.indexOf(`</${name}>`, start);
  if (start < 0 || end < 0) return undefined;
  const text = xml.slice(start + name.length + 2, end);
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (entity, key: string) => entities[key] ?? entity);
}

const entities: Readonly<Record<string, string>> = {lt: '<', gt: '>', quot: '"', apos: "'", amp: '&'};
