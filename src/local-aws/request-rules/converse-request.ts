import {AwsError} from '../aws-error.js';

/** A Converse request as far as the rules look into it; everything in it comes from outside. */
export interface ConverseRequest {
  readonly modelId: string;
  readonly messages: readonly WireMessage[];
  /** The other members as they came. */
  readonly members: Readonly<Record<string, unknown>>;
}

/** A message of the request, and where it stands. */
export interface WireMessage {
  readonly role: string;
  readonly blocks: readonly WireBlock[];
}

/** A content block, or one inside a tool's result. */
export interface WireBlock {
  /** Such as `messages.0.content.1`. */
  readonly path: string;
  readonly members: Readonly<Record<string, unknown>>;
}

/** Looks at a request and says what Bedrock says of it when it would not take it. */
export type Rule = (request: ConverseRequest) => string | undefined;

/** Reads a request so that rules need not doubt its shape; throws when it has none. */
export function readConverseRequest(request: object & {readonly modelId: string}): ConverseRequest {
  const members = membersOf(request);
  const messages = listOf(members['messages'], 'messages').map(readMessage);
  return {modelId: request.modelId, messages, members};
}

/** The members of an object; none for anything else. */
export function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

/** True for what JSON calls an object. */
export function isJsonObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True for a prompt of Prompt Management, which brings messages, settings and tools of its own. */
export function isPrompt({modelId}: ConverseRequest): boolean {
  return modelId.includes(':prompt/');
}

/** All blocks, those inside of tool results included. */
export function allBlocks({messages}: ConverseRequest): readonly WireBlock[] {
  return messages.flatMap(({blocks}) => blocks.flatMap((block) => [block, ...innerBlocks(block)]));
}

/** The blocks with such a member, those inside of tool results included. */
export function blocksWith(member: string, request: ConverseRequest): readonly WireBlock[] {
  return allBlocks(request).filter(({members}) => member in members);
}

/** The tools that the request tells of; `undefined` when it tells of none at all. */
export function toolsOf({members}: ConverseRequest): readonly Readonly<Record<string, unknown>>[] | undefined {
  const {toolConfig} = members;
  return toolConfig === undefined
    ? undefined
    : listOf(membersOf(toolConfig)['tools'], 'toolConfig.tools').map(membersOf);
}

/** What the common validation of AWS says. Its paths count from one. */
export function constraint(path: string, rule: string, value?: string | number): string {
  const given = value === undefined ? 'Value' : `Value '${value}'`;
  return `1 validation error detected: ${given} at '${path}' failed to satisfy constraint: Member must ${rule}`;
}

/** The path of a block as the common validation writes it. */
export function countedPath(path: string): string {
  return path.replace(/\.(\d+)/g, (_, index) => `.${Number(index) + 1}.member`);
}

function innerBlocks({path, members}: WireBlock): readonly WireBlock[] {
  if (!('toolResult' in members)) return [];
  return readBlocks(membersOf(members['toolResult'])['content'], `${path}.toolResult.content`);
}

function readMessage(value: unknown, index: number): WireMessage {
  const members = membersOf(value);
  return {role: String(members['role']), blocks: readBlocks(members['content'], `messages.${index}.content`)};
}

function readBlocks(value: unknown, path: string): readonly WireBlock[] {
  return listOf(value, path).map((block, index) => ({path: `${path}.${index}`, members: membersOf(block)}));
}

function listOf(value: unknown, path: string): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value;
  throw new AwsError({status: 400, code: 'SerializationException', message: `${path} is not a list.`});
}
