import {BedrockRuntimeClient, ConverseCommand, ConverseStreamCommand} from '@aws-sdk/client-bedrock-runtime';
import {
  GetCredentialsForIdentityCommand,
  GetIdCommand,
  GetOpenIdTokenCommand,
  type Credentials as IssuedCredentials,
} from '@aws-sdk/client-cognito-identity';
import {FetchHttpHandler} from '@smithy/fetch-http-handler';
import type {ConverseStreamCommandInput} from '@aws-sdk/client-bedrock-runtime';
import type {LocalAws} from '../../src/local-aws/index.js';
import {makeApiKey} from '../local-aws/api-key.js';
import {assumeRole, cognitoClient, elementText, endpoint, type Credentials} from '../local-aws/clients.js';

/** Where a visitor's credentials come from. */
export interface Entrance {
  readonly aws: LocalAws;
  readonly poolId: string;
  readonly roleArn: string;
  /** Without: a guest. */
  readonly logins?: Record<string, string>;
}

/** What a visitor asks, besides the question. */
export interface Question extends Partial<ConverseStreamCommandInput> {
  /** The region that is called. Default `us-east-1`. */
  readonly region?: string;
  /** With a signature, or with an API key made from the same credentials. Default `stream`. */
  readonly by?: 'stream' | 'whole' | 'api-key';
  /** The visitor's clock. */
  readonly now?: number;
}

/** A token with which STS lets its holder assume a role. */
export async function getToken({aws, poolId, logins}: Entrance): Promise<string> {
  const client = cognitoClient(aws);
  const {IdentityId} = await client.send(new GetIdCommand({IdentityPoolId: poolId, Logins: logins}));
  const {Token = ''} = await client.send(new GetOpenIdTokenCommand({IdentityId, Logins: logins}));
  return Token;
}

/** Credentials for a token. Throws what STS says. */
export async function exchangeToken(
  {aws, roleArn}: Entrance,
  token: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<Credentials> {
  const xml = await (await assumeRole(aws, {WebIdentityToken: token, RoleArn: roleArn, ...fields})).text();
  if (elementText(xml, 'Code')) throw new Error(`${elementText(xml, 'Code')}: ${elementText(xml, 'Message')}`);
  return {
    accessKeyId: elementText(xml, 'AccessKeyId'),
    secretAccessKey: elementText(xml, 'SecretAccessKey'),
    sessionToken: elementText(xml, 'SessionToken'),
  };
}

/** Credentials by the classic flow, which is how guests get to Bedrock. */
export async function enterAsGuest(entrance: Entrance): Promise<Credentials> {
  return exchangeToken(entrance, await getToken(entrance));
}

/** Credentials by the enhanced flow, which is how those who signed in get to Bedrock. */
export async function enterEnhanced({aws, poolId, logins}: Entrance): Promise<Credentials> {
  const client = cognitoClient(aws);
  const {IdentityId} = await client.send(new GetIdCommand({IdentityPoolId: poolId, Logins: logins}));
  const answer = await client.send(new GetCredentialsForIdentityCommand({IdentityId, Logins: logins}));
  const {AccessKeyId = '', SecretKey = '', SessionToken = ''}: IssuedCredentials = answer.Credentials ?? {};
  return {accessKeyId: AccessKeyId, secretAccessKey: SecretKey, sessionToken: SessionToken};
}

/** Asks, and says how it went: `answered`, or what AWS said instead. */
export async function ask(
  aws: LocalAws,
  credentials: Credentials,
  {region = 'us-east-1', by = 'stream', now, modelId, ...rest}: Question,
): Promise<string> {
  const customFetch: typeof fetch = (input, init) => aws(new Request(input, init));
  const client = new BedrockRuntimeClient({
    region,
    endpoint,
    maxAttempts: 1,
    requestHandler: new FetchHttpHandler({customFetch}),
    ...(by === 'api-key'
      ? {token: {token: makeApiKey(credentials, Date.now())}, authSchemePreference: ['httpBearerAuth']}
      : {credentials}),
  });
  if (now !== undefined) client.config.systemClockOffset = now - Date.now();
  const input = {modelId, messages: [{role: 'user' as const, content: [{text: 'Hi'}]}], ...rest};
  try {
    await (by === 'whole' ? client.send(new ConverseCommand(input)) : client.send(new ConverseStreamCommand(input)));
    return 'answered';
  } catch (cause) {
    return cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  }
}
