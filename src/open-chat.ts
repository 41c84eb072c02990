import type {CredentialsSource} from './aws/credentials/keep-fresh.js';
import {isPromptArn, isSameConnection, isSameVisitor, readSettings, requestFieldNames} from './config/index.js';
import type {ChatSettings, ReadSettings} from './config/index.js';
import type {Verdict} from './doctor.js';
import {createChat} from './engine/chat.js';
import type {ChatOptions} from './engine/chat.js';
import {ChatError, conversationSettingNames, readVisitor} from './model/index.js';
import type {Backend, Chat, InferenceConfig} from './model/index.js';

export type {ChatSettings} from './config/index.js';
export type {Verdict} from './doctor.js';

/** What `openChat` takes from its surroundings. */
export interface OpenChatOptions {
  /** Default: the page’s own. */
  readonly fetch?: typeof fetch;
}

/**
 * Opens a conversation with what a page set: the one place that puts settings, credentials, backend and engine
 * together. Settings that may change are given by a function: it is asked before each question. Throws a `ChatError`
 * with the code `config` that names every mistake in the settings.
 */
export function openChat(settings: ChatSettings | (() => ChatSettings), options: OpenChatOptions = {}): Chat {
  const read = typeof settings === 'function' ? settings : () => settings;
  const connect = createConnector(options.fetch ?? globalThis.fetch);
  return createChat(() => {
    const current = readSettings(read());
    return toChatOptions(current, connect(current));
  });
}

/** Looks at settings and at what they lead to, step by step: what is wrong, and how to mend it. */
export async function examine(settings: ChatSettings): Promise<readonly Verdict[]> {
  const {doctor} = await import('./doctor.js');
  return doctor(settings);
}

function toChatOptions(settings: ReadSettings, backend: Backend): ChatOptions {
  const {
    modelId,
    system,
    guardrailId,
    guardrailVersion = 'DRAFT',
    guardrailTrace = true,
    fallbackModelId,
    consent,
  } = settings;
  return {
    backend,
    ...(modelId && {modelId}),
    ...(system && {system}),
    ...(!settings.backend && !isPromptArn(modelId) && {inferenceConfig: inferenceConfig(settings)}),
    ...(guardrailId && {
      guardrailConfig: {
        guardrailIdentifier: guardrailId,
        guardrailVersion,
        ...(guardrailTrace && {trace: 'enabled'}),
      },
    }),
    ...(consent && {consent}),
    ...(settings.promptCache !== undefined && {promptCache: settings.promptCache}),
    ...(settings.identityPoolId && !settings.backend && {visitor: () => whoAsks(settings)}),
    requestFields: pick(settings, requestFieldNames),
    ...pick(settings, conversationSettingNames),
    historyKey: settings.historyKey ?? settings.identityPoolId ?? 'outcrop',
    patience: {...settings.patience, ...(fallbackModelId && {fallbackModelId})},
  };
}

/** The settings of these names that are set. */
function pick<Name extends keyof ReadSettings>(
  settings: ReadSettings,
  names: readonly Name[],
): Pick<ReadSettings, Name> {
  const set = names.filter((name) => settings[name] !== undefined);
  return Object.fromEntries(set.map((name) => [name, settings[name]])) as Pick<ReadSettings, Name>;
}

/** Fails where the logins of the page fail: then nobody can be asked for. */
async function whoAsks({logins}: ReadSettings): Promise<string> {
  try {
    return await readVisitor(typeof logins === 'function' ? await logins() : logins);
  } catch (cause) {
    throw new ChatError('credentials', {
      message: 'The chat could not sign in.',
      hint: 'logins, or a token of it, could not be had: the function of the page failed.',
      cause,
    });
  }
}

/** A thinking budget is part of the longest answer, so one that leaves no room for words makes it longer. */
function inferenceConfig(settings: ReadSettings): InferenceConfig {
  const {maxTokens = 1024, temperature, topP, stopSequences} = settings;
  const budget = readThinkingBudget(settings.additionalModelRequestFields);
  return {
    maxTokens: budget >= maxTokens ? budget + 1024 : maxTokens,
    ...(temperature !== undefined && {temperature}),
    ...(topP !== undefined && {topP}),
    ...(stopSequences && {stopSequences}),
  };
}

function readThinkingBudget(fields: ChatSettings['additionalModelRequestFields']): number {
  const thinking = fields?.thinking;
  const budget: unknown =
    typeof thinking === 'object' && thinking && 'budget_tokens' in thinking ? thinking.budget_tokens : 0;
  return typeof budget === 'number' ? budget : 0;
}

/** Keeps one backend as long as the settings lead to the same place as the same visitor. */
function createConnector(fetch: typeof globalThis.fetch): (settings: ReadSettings) => Backend {
  let known: {readonly settings: ReadSettings; readonly backend: Backend} | undefined;
  return (settings) => {
    if (!known || !isSameConnection(known.settings, settings)) {
      known = {settings, backend: settings.backend ?? bedrock(settings, fetch)};
    }
    return known.backend;
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
  const {region, bedrockEndpoint, apiKey} = settings;
  const [{converse}, credentials] = await Promise.all([
    import('./backends/converse/index.js'),
    apiKey ? undefined : (settings.credentials ?? shareCredentials(settings, fetch)),
  ]);
  return converse({
    region,
    fetch,
    ...(apiKey && {apiKey}),
    ...(credentials && {credentials}),
    ...(bedrockEndpoint && {endpoint: bedrockEndpoint}),
  });
}

/** Credentials of visitors that this page has seen lately, newest first. */
const visitors: {readonly settings: ReadSettings; readonly source: Promise<CredentialsSource>}[] = [];
const mostVisitors = 8;

/** The chats of a page share the credentials of a visitor, however many they are. */
function shareCredentials(settings: ReadSettings, fetch: typeof globalThis.fetch): Promise<CredentialsSource> {
  const known = visitors.find((visitor) => isSameVisitor(visitor.settings, settings));
  if (known) return known.source;
  const source = loadCredentials(settings, fetch);
  const visitor = {settings, source};
  visitors.unshift(visitor);
  visitors.length = Math.min(visitors.length, mostVisitors);
  // What failed to load may load the next time.
  source.catch(() => visitors.splice(visitors.indexOf(visitor), 1));
  return source;
}

async function loadCredentials(settings: ReadSettings, fetch: typeof globalThis.fetch): Promise<CredentialsSource> {
  const {identityPoolId = '', poolRegion, cognitoEndpoint, guestRoleArn: roleArn, logins} = settings;
  const pool = {identityPoolId, region: poolRegion, fetch, ...(cognitoEndpoint && {endpoint: cognitoEndpoint})};
  if (!roleArn) {
    const {signedInCredentials} = await import('./aws/credentials/signed-in.js');
    const read = typeof logins === 'function' ? logins : () => logins ?? {};
    return signedInCredentials({...pool, ...(logins && {logins: read})});
  }
  const {guestCredentials} = await import('./aws/credentials/guest.js');
  return guestCredentials({...pool, roleArn, stsEndpoint: settings.stsEndpoint ?? stsAddress(poolRegion)});
}

function stsAddress(region: string): string {
  return `https://sts.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}/`;
}
