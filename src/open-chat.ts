import {isPromptArn, readSettings} from './config/index.js';
import type {ChatSettings, ReadSettings} from './config/index.js';
import {createChat} from './engine/chat.js';
import type {CredentialsSource} from './aws/credentials/keep-fresh.js';
import type {Backend, Chat, InferenceConfig} from './model/index.js';

/** What `openChat` takes from its surroundings. */
export interface OpenChatOptions {
  /** Default: the page’s own. */
  readonly fetch?: typeof fetch;
}

/**
 * Opens a conversation with what a page set: the one place that puts settings, credentials, backend and engine
 * together. Throws a `ChatError` with the code `config` that names every mistake in the settings.
 */
export function openChat(settings: ChatSettings, options: OpenChatOptions = {}): Chat {
  const read = readSettings(settings);
  const {modelId, system, guardrailId, guardrailVersion = 'DRAFT'} = read;
  return createChat({
    backend: read.backend ?? bedrock(read, options.fetch ?? globalThis.fetch),
    ...(modelId && {modelId}),
    ...(system && {system}),
    ...(!read.backend && !isPromptArn(modelId) && {inferenceConfig: inferenceConfig(read)}),
    ...(guardrailId && {guardrailConfig: {guardrailIdentifier: guardrailId, guardrailVersion}}),
  });
}

function inferenceConfig({maxTokens = 1024, temperature, topP, stopSequences}: ReadSettings): InferenceConfig {
  return {
    maxTokens,
    ...(temperature !== undefined && {temperature}),
    ...(topP !== undefined && {topP}),
    ...(stopSequences && {stopSequences}),
  };
}

/** Bedrock, whose code is loaded when the first answer is wanted, or seems about to be. */
function bedrock(settings: ReadSettings, fetch: typeof globalThis.fetch): Backend {
  let loading: Promise<Backend> | undefined;

  function load(): Promise<Backend> {
    loading ??= loadBedrock(settings, fetch).catch((error: unknown) => {
      // What failed to load may load the next time.
      loading = undefined;
      throw error;
    });
    return loading;
  }

  return {
    async *reply(request, context) {
      const backend = await load();
      yield* backend.reply(request, context);
    },
    async prepare() {
      // Whatever is wrong is told when a question is asked.
      await load().then(
        (backend) => backend.prepare?.(),
        () => undefined,
      );
    },
  };
}

async function loadBedrock(settings: ReadSettings, fetch: typeof globalThis.fetch): Promise<Backend> {
  const {region, bedrockEndpoint} = settings;
  const [{converse}, credentials] = await Promise.all([
    import('./backends/converse/index.js'),
    settings.credentials ?? loadCredentials(settings, fetch),
  ]);
  return converse({region, credentials, fetch, ...(bedrockEndpoint && {endpoint: bedrockEndpoint})});
}

/** Guests who assume the same role from the same pool share their credentials, however many chats a page has. */
const guests = new Map<string, CredentialsSource>();

async function loadCredentials(settings: ReadSettings, fetch: typeof globalThis.fetch): Promise<CredentialsSource> {
  const {identityPoolId = '', poolRegion, cognitoEndpoint, guestRoleArn: roleArn, logins} = settings;
  const pool = {
    identityPoolId,
    region: poolRegion,
    fetch,
    ...(cognitoEndpoint && {endpoint: cognitoEndpoint}),
  };
  if (!roleArn) {
    const {signedInCredentials} = await import('./aws/credentials/signed-in.js');
    return signedInCredentials({
      ...pool,
      ...(logins && {logins: typeof logins === 'function' ? logins : () => logins}),
    });
  }
  const {guestCredentials} = await import('./aws/credentials/guest.js');
  const stsEndpoint = settings.stsEndpoint ?? stsAddress(poolRegion);
  const key = [identityPoolId, roleArn, cognitoEndpoint, stsEndpoint].join(' ');
  const source = guests.get(key) ?? guestCredentials({...pool, roleArn, stsEndpoint});
  guests.set(key, source);
  return source;
}

function stsAddress(region: string): string {
  return `https://sts.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}/`;
}
