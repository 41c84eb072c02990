import type {BedrockConnection} from '../aws/bedrock-connection.js';
import {toChatError} from '../aws/failure.js';
import {saysThatItCannotStream} from '../aws/without-stream.js';
import {isPromptArn, requestFieldNames} from '../config/index.js';
import type {ReadSettings} from '../config/index.js';
import type {ChatError, ChatRequest} from '../model/index.js';
import {sentenceOf} from './aws-sentence.js';
import {blameAnswer} from './blame-answer.js';
import type {BedrockIdentity} from './get-credentials.js';
import type {Surroundings} from './patient.js';
import type {Found} from './verdict.js';

/** Asks the model as the chat would, but for an answer of one token. */
export async function askModel(surroundings: Surroundings, identity: Found<BedrockIdentity>): Promise<Found<true>> {
  if ('finding' in identity) return identity;
  const {settings} = surroundings;
  const ask = await connect(surroundings, identity.value);
  let request = createRequest(settings, 1);
  const seen = new Set<string>();
  for (;;) {
    const error = await ask(request);
    if (!error) return {value: true};
    // The connection has mended its clock by now. Some models think one token too few.
    const isShort = /max[\w ]*tokens/i.test(sentenceOf(error)) && error.code === 'validation';
    const remedy = error.code === 'clock-skew' ? 'clock' : isShort ? 'longer' : undefined;
    if (remedy === undefined || seen.has(remedy)) return {finding: blameAnswer(error, surroundings)};
    seen.add(remedy);
    if (remedy === 'longer') request = createRequest(settings, settings.maxTokens ?? 1024);
  }
}

type Ask = (request: ChatRequest) => Promise<ChatError | undefined>;

/** The client of Bedrock is heavy, and the chat has it loaded by the time that somebody asks what is wrong with it. */
async function connect({settings, fetch, clock, signal}: Surroundings, identity: BedrockIdentity): Promise<Ask> {
  const [{BedrockConnection}, {converseStream}] = await Promise.all([
    import('../aws/bedrock-connection.js'),
    import('../aws/converse.js'),
  ]);
  const {region, bedrockEndpoint: endpoint, modelId} = settings;
  const connection = new BedrockConnection({
    region,
    fetch,
    clock,
    ...('apiKey' in identity ? {apiKey: () => identity.apiKey} : {credentials: () => identity.credentials}),
    ...(endpoint && {endpoint}),
  });
  return async (request) => {
    try {
      for await (const _ of connection.read(signal, converseStream(request))) {
        // A prompt has its own length, which cannot be set: its first part is proof enough.
        if (isPromptArn(modelId)) break;
      }
      return undefined;
    } catch (cause) {
      if (saysThatItCannotStream(cause)) return askAtOnce(connection, request, signal);
      return toChatError(cause);
    }
  };
}

async function askAtOnce(
  connection: BedrockConnection,
  request: ChatRequest,
  signal: AbortSignal,
): Promise<ChatError | undefined> {
  const {converseAtOnce} = await import('../aws/converse-at-once.js');
  try {
    for await (const _ of connection.read(signal, converseAtOnce(request))) break;
    return undefined;
  } catch (cause) {
    return toChatError(cause);
  }
}

/** All that the page sets, except what makes an answer long: a thinking budget is among a model’s own fields. */
function createRequest(settings: ReadSettings, maxTokens: number): ChatRequest {
  const {modelId = '', system, temperature, topP, guardrailId, guardrailVersion = 'DRAFT'} = settings;
  const messages = [{role: 'user', content: [{text: 'Say hi'}]}] as const;
  const fields = requestFieldNames.filter(
    (name) => settings[name] !== undefined && name !== 'additionalModelRequestFields',
  );
  return {
    modelId,
    messages,
    ...Object.fromEntries(fields.map((name) => [name, settings[name]])),
    ...(system && {system: [{text: system}]}),
    ...(guardrailId && {guardrailConfig: {guardrailIdentifier: guardrailId, guardrailVersion}}),
    ...(!isPromptArn(modelId) && {
      inferenceConfig: {
        maxTokens,
        ...(temperature !== undefined && {temperature}),
        ...(topP !== undefined && {topP}),
      },
    }),
  };
}
