import {
  BedrockRuntimeClient,
  ConverseCommand,
  ConverseStreamCommand,
  type ConverseStreamCommandInput,
  type ConverseStreamOutput,
} from '@aws-sdk/client-bedrock-runtime';
import {
  CognitoIdentityClient,
  GetCredentialsForIdentityCommand,
  GetIdCommand,
  GetOpenIdTokenCommand,
} from '@aws-sdk/client-cognito-identity';
import {FetchHttpHandler} from '@smithy/fetch-http-handler';
import {createLocalAws, type LocalAws, type LocalAwsOptions} from '../../src/local-aws/index.js';

/** Where the tests say that the stand-in is; nothing listens there. */
export const endpoint = 'http://aws.test';
export const poolId = 'us-east-1:11111111-2222-4333-8444-555555555555';
export const roleArn = 'arn:aws:iam::123456789012:role/demo/Guest';
export const modelId = 'amazon.nova-lite-v1:0';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** A stand-in that does not keep tests waiting. */
export function quickAws(options: LocalAwsOptions = {}): LocalAws {
  return createLocalAws({pace: {firstMs: 0, deltaMs: 0}, ...options});
}

/** What every SDK client here needs: it calls the stand-in directly, and tries once. */
function settingsFor(aws: LocalAws, at = endpoint) {
  const customFetch: typeof fetch = (input, init) => aws(new Request(input, init));
  return {region: 'us-east-1', endpoint: at, maxAttempts: 1, requestHandler: new FetchHttpHandler({customFetch})};
}

export function cognitoClient(aws: LocalAws, at = endpoint): CognitoIdentityClient {
  return new CognitoIdentityClient(settingsFor(aws, at));
}

export function bedrockClient(aws: LocalAws, credentials: Credentials, at = endpoint): BedrockRuntimeClient {
  return new BedrockRuntimeClient({...settingsFor(aws, at), credentials});
}

/** A form post to STS; the answer as it comes. */
export function assumeRole(aws: LocalAws, fields: Readonly<Record<string, string>>, at = endpoint): Promise<Response> {
  const body = new URLSearchParams({
    Action: 'AssumeRoleWithWebIdentity',
    Version: '2011-06-15',
    RoleArn: roleArn,
    RoleSessionName: 'guest',
    ...fields,
  });
  return aws(new Request(at, {method: 'POST', body}));
}

/** The text of the first element of that name. */
export function elementText(xml: string, name: string): string {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? '';
}

/** A token for the classic flow; a guest's without logins. */
export async function openIdToken(aws: LocalAws, logins?: Record<string, string>, at = endpoint): Promise<string> {
  const cognito = cognitoClient(aws, at);
  const {IdentityId} = await cognito.send(new GetIdCommand({IdentityPoolId: poolId, Logins: logins}));
  const {Token = ''} = await cognito.send(new GetOpenIdTokenCommand({IdentityId, Logins: logins}));
  return Token;
}

/** Credentials by the classic flow, as a guest gets them. */
export async function guestCredentials(aws: LocalAws, at = endpoint): Promise<Credentials> {
  const xml = await (await assumeRole(aws, {WebIdentityToken: await openIdToken(aws, undefined, at)}, at)).text();
  return {
    accessKeyId: elementText(xml, 'AccessKeyId'),
    secretAccessKey: elementText(xml, 'SecretAccessKey'),
    sessionToken: elementText(xml, 'SessionToken'),
  };
}

/** Credentials by the enhanced flow; a guest's without logins. */
export async function enhancedCredentials(aws: LocalAws, logins?: Record<string, string>): Promise<Credentials> {
  const cognito = cognitoClient(aws);
  const {IdentityId} = await cognito.send(new GetIdCommand({IdentityPoolId: poolId, Logins: logins}));
  const {Credentials: issued} = await cognito.send(new GetCredentialsForIdentityCommand({IdentityId, Logins: logins}));
  return {
    accessKeyId: issued?.AccessKeyId ?? '',
    secretAccessKey: issued?.SecretKey ?? '',
    sessionToken: issued?.SessionToken ?? '',
  };
}

/** The smallest question. */
export const question: ConverseStreamCommandInput = {modelId, messages: [{role: 'user', content: [{text: 'Hi'}]}]};

/** Asks as a guest of the classic flow; the events as the SDK reads them. */
export async function* ask(
  aws: LocalAws,
  input: Partial<ConverseStreamCommandInput> = {},
): AsyncGenerator<ConverseStreamOutput> {
  const client = bedrockClient(aws, await guestCredentials(aws));
  const {stream} = await client.send(new ConverseStreamCommand({...question, ...input}));
  yield* stream ?? [];
}

/** All events of an answer. */
export async function askAll(
  aws: LocalAws,
  input: Partial<ConverseStreamCommandInput> = {},
): Promise<readonly ConverseStreamOutput[]> {
  const events: ConverseStreamOutput[] = [];
  for await (const event of ask(aws, input)) events.push(event);
  return events;
}

/** Asks for the answer in one piece. */
export async function askWhole(aws: LocalAws, input: Partial<ConverseStreamCommandInput> = {}) {
  const client = bedrockClient(aws, await guestCredentials(aws));
  const {$metadata: _, ...answer} = await client.send(new ConverseCommand({...question, ...input}));
  return answer;
}

/** The text in the events of an answer. */
export function textOf(events: readonly ConverseStreamOutput[]): string {
  return events.map((event) => event.contentBlockDelta?.delta?.text ?? '').join('');
}

/** The names of the events of an answer. */
export function namesOf(events: readonly ConverseStreamOutput[]): readonly string[] {
  return events.flatMap((event) => Object.keys(event));
}
