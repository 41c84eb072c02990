import {expect} from '@open-wc/testing';
import {createRequest} from '../../src/engine/create-request.js';
import {validateRequest} from '../../src/local-aws/request-rules/index.js';
import type {ChatRequest, Message, RequestMessage} from '../../src/model/index.js';
import {isSameModel} from '../../src/transcript/model-traits.js';
import {manualBackend} from '../engine/manual-backend.js';
import {forSeeds, newSeed, type Random} from './random.js';
import {modelIds, randomConversation, type Conversation} from './random-conversation.js';
import {describeMessages, shrink} from './shrink.js';

const toolConfig = {tools: [{toolSpec: {name: 'find', inputSchema: {json: {type: 'object'}}}}]};
const backend = manualBackend();
const system = 'Be kind. '.repeat(500);

function requestOf(conversation: Conversation, messages: readonly Message[]): ChatRequest {
  const {modelId, hasTools} = conversation;
  return createRequest(
    {
      backend,
      system,
      inferenceConfig: {maxTokens: 100},
      requestFields: {...(hasTools && {toolConfig}), additionalModelRequestFields: {top_k: 1}},
      ...(modelId && {modelId}),
    },
    messages,
  );
}

/** The request as it goes over the wire. */
function wireOf(request: ChatRequest): object & {readonly modelId: string} {
  const body = JSON.stringify(request, (_, value: unknown) =>
    value instanceof Uint8Array ? btoa(String.fromCharCode(...value)) : value,
  );
  return {modelId: 'none', ...(JSON.parse(body) as object)};
}

/** What is wrong with the request: what the stand-in for AWS says, or words and thoughts that went astray. */
function complaintOf(conversation: Conversation, messages = conversation.messages): string | undefined {
  const request = requestOf(conversation, messages);
  try {
    validateRequest(wireOf(request));
  } catch (error) {
    return String(error);
  }
  if (wordsOf(request.messages) < wordsOf(messages.filter(({status}) => status !== 'failed')))
    return 'Words are missing.';
  const foreign = request.messages.flatMap(({content}) =>
    content.filter(({reasoningContent: thought}) => {
      const signature = thought?.reasoningText?.signature;
      return signature !== undefined && !isSameModel(signature, conversation.modelId);
    }),
  );
  return foreign.length > 0 ? 'There are thoughts of another model.' : undefined;
}

/** How much a visitor said. */
function wordsOf(messages: readonly RequestMessage[]): number {
  const said = messages.filter(({role}) => role === 'user').flatMap(({content}) => content);
  return said.filter(({text}) => text?.trim()).length;
}

function check(conversation: Conversation): void {
  const complaint = complaintOf(conversation);
  if (complaint === undefined) return;
  const {modelId, hasTools, messages} = conversation;
  const smallest = shrink(messages, (fewer) => fewer.length > 0 && complaintOf(conversation, fewer) === complaint);
  const who = `${modelId ?? 'nobody'} ${hasTools ? 'with' : 'without'} tools`;
  throw new Error(`${complaint}\nThe least that fails, for ${who}:\n${describeMessages(smallest)}`);
}

/** Asks some models for the next answer, whoever gave the ones before. */
function askSome(conversation: Conversation, random: Random, visit: (conversation: Conversation) => void): void {
  for (let count = 0; count < 3; count += 1) visit({...conversation, modelId: random.pick(modelIds)});
}

/** True for a conversation in which the visitor said nothing that a model could be asked. */
function isSilent({messages}: Conversation): boolean {
  const said = messages.filter(({role}) => role === 'user').flatMap(({content}) => content);
  const kinds = ['image', 'document', 'video', 'audio', 'guardContent', 'searchResult', 'hologram'];
  return !said.some((block) => block.text?.trim() || kinds.some((kind) => block[kind]));
}

describe('any conversation', () => {
  const seed = newSeed();

  it(`becomes a request that Bedrock takes, whatever it went through and whoever is asked (seed ${seed})`, function () {
    this.timeout(60_000);
    forSeeds(
      2000,
      (random) => {
        const conversation = randomConversation(random, 4 + random.below(20));
        if (!isSilent(conversation)) askSome(conversation, random, check);
      },
      seed,
    );
  });

  it(`meets everything that must be mended (seed ${seed})`, () => {
    const traces = {
      'an answer that broke off': '[The answer broke off here.]',
      'a call that was cut off': 'The tool was not run',
      'a result of nothing': 'No output.',
      'a document without words': '[document attached]',
      'too many documents': '[document left out',
      'too many images': '[image left out]',
      'a name that is taken': ' (2)"',
      'a name that a model made up': 'functions_read_file',
      'thoughts that go back': '"signature":"us.anthropic',
      'tools of the service': 'server_tool_use',
      'cache points': 'cachePoint',
      'a system prompt that is said': '"role":"user","content":[{"text":"Be kind.',
    };
    const missing = new Set(Object.keys(traces));
    const see = (conversation: Conversation) => {
      const body = JSON.stringify(wireOf(requestOf(conversation, conversation.messages)));
      for (const [what, trace] of Object.entries(traces)) if (body.includes(trace)) missing.delete(what);
    };
    // What is rare may be in none of the first ones.
    for (let first = seed; missing.size > 0 && first < seed + 6000; first += 600) {
      forSeeds(600, (random) => askSome(randomConversation(random, 30), random, see), first);
    }
    expect([...missing]).to.deep.equal([]);
  });
});
