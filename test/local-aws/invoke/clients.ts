import {InvokeModelCommand, InvokeModelWithResponseStreamCommand} from '@aws-sdk/client-bedrock-runtime';
import type {BlockDelta, ChatRequest} from '../../../src/model/index.js';
import type {LocalAws, Script, ScriptStep} from '../../../src/local-aws/index.js';
import {bedrockClient, guestCredentials, quickAws} from '../clients.js';

/** An answer, or a chunk of one. */
export type Members = Readonly<Record<string, unknown>>;

/** Models of the two languages that the stand-in speaks. */
export const claude = 'us.anthropic.claude-sonnet-4-5-20250929-v1:0';
export const nova = 'us.amazon.nova-lite-v1:0';
/** The smallest question, in either language. */
export const anthropicBody = (fields: object = {}): object => ({
  anthropic_version: 'bedrock-2023-05-31',
  max_tokens: 100,
  messages: [{role: 'user', content: 'Hi'}],
  ...fields,
});
export const novaBody = (fields: object = {}): object => ({
  messages: [{role: 'user', content: [{text: 'Hi'}]}],
  ...fields,
});

const decode = (body: Uint8Array): Members => JSON.parse(new TextDecoder().decode(body)) as Members;

/** The answer in one piece, through a signed request. */
export async function invoke(aws: LocalAws, modelId: string, body: object): Promise<Members> {
  const client = bedrockClient(aws, await guestCredentials(aws));
  const answer = await client.send(new InvokeModelCommand({modelId, body: JSON.stringify(body)}));
  return decode(answer.body);
}

/** The chunks of the answer, as the SDK's own reader has them. */
export async function stream(aws: LocalAws, modelId: string, body: object): Promise<readonly Members[]> {
  const client = bedrockClient(aws, await guestCredentials(aws));
  const command = new InvokeModelWithResponseStreamCommand({modelId, body: JSON.stringify(body)});
  const answer = await client.send(command);
  const chunks: Members[] = [];
  for await (const {chunk} of answer.body ?? []) if (chunk?.bytes) chunks.push(decode(chunk.bytes));
  return chunks;
}

/** What a script is told of a body. */
export async function requestOf(modelId: string, body: object): Promise<ChatRequest | undefined> {
  const requests: ChatRequest[] = [];
  const script: Script = (request) => {
    requests.push(request);
    return ['Yes.'];
  };
  await stream(quickAws({script}), modelId, body);
  return requests[0];
}

/** A stand-in that says this to whatever it is asked. */
export const say = (...steps: readonly ScriptStep[]): LocalAws => quickAws({script: () => steps});
/** What the chunks of Messages are called. */
export const typesOf = (chunks: readonly Members[]) => chunks.map(({type}) => type);
/** A block grows. */
export const delta = (contentBlockIndex: number, value: BlockDelta): ScriptStep => ({
  contentBlockDelta: {contentBlockIndex, delta: value},
});
/** An answer that says something, and asks for a tool. */
export const useTool: readonly ScriptStep[] = [
  'Let me see.',
  {contentBlockStart: {contentBlockIndex: 1, start: {toolUse: {toolUseId: 't1', name: 'find_order'}}}},
  delta(1, {toolUse: {input: '{"id":7}'}}),
];
