import type {ContentBlock} from '../../model/index.js';
import {fromBase64} from './base64.js';
import {isObject, readList, readMember, readText} from './read-json.js';
import type {JsonObject} from './read-json.js';

/** Content of Bedrock Chat in Converse’s shape; what cannot be understood is kept as it came, under a name of its own. */
export function fromContent(content: readonly unknown[]): readonly ContentBlock[] {
  return content.filter(isObject).flatMap((piece) => fromPiece(piece) ?? {bedrockChat: piece});
}

/** What a tool of the service answered, or a document that it found, in Converse’s shape. */
export function fromToolResult(result: unknown): JsonObject {
  const {text, json, image, document, format, name} = isObject(result) ? result : {};
  if (typeof text === 'string') return {text};
  const picture = fromBase64(image);
  if (picture) return {image: {format, source: {bytes: picture}}};
  const file = fromBase64(document);
  if (file) return {document: {format, name, source: {bytes: file}}};
  return {json: json ?? result};
}

/** `undefined` for a piece that cannot be understood. */
function fromPiece(piece: JsonObject): ContentBlock | readonly ContentBlock[] | undefined {
  const body = piece['body'];
  switch (readText(piece, 'contentType') ?? '') {
    case 'text':
      return typeof body === 'string' ? {text: body} : undefined;
    case 'image':
      return fromImage(readText(piece, 'mediaType') ?? '', fromBase64(body));
    case 'attachment':
      return fromAttachment(readText(piece, 'fileName') ?? '', fromBase64(body));
    case 'toolUse':
      return fromToolUse(body);
    case 'toolResult':
      return fromToolResultBody(body);
    case 'reasoning':
      return fromReasoning(piece);
    default:
      return undefined;
  }
}

function fromImage(mediaType: string, bytes: Uint8Array | undefined): ContentBlock | undefined {
  return bytes && {image: {format: mediaType.replace('image/', ''), source: {bytes}}};
}

function fromAttachment(fileName: string, bytes: Uint8Array | undefined): ContentBlock | undefined {
  if (!bytes) return undefined;
  const dot = fileName.lastIndexOf('.');
  const [name, format] = dot > 0 ? [fileName.slice(0, dot), fileName.slice(dot + 1)] : [fileName, 'txt'];
  return {document: {format, name, source: {bytes}}};
}

function fromToolUse(body: unknown): ContentBlock | undefined {
  const toolUseId = readText(body, 'toolUseId');
  if (toolUseId === undefined) return undefined;
  const name = readText(body, 'name') ?? '';
  // Bedrock Chat runs its tools itself: nobody else is to answer.
  return {toolUse: {toolUseId, name, input: readMember(body, 'input') ?? {}, type: 'server_tool_use'}};
}

function fromToolResultBody(body: unknown): ContentBlock | undefined {
  const toolUseId = readText(body, 'toolUseId');
  if (toolUseId === undefined) return undefined;
  const status = readText(body, 'status');
  const content = readMember(body, 'content');
  // Conversations of earlier versions have one result in place of a list.
  const results = Array.isArray(content) ? content : [content];
  return {toolResult: {toolUseId, content: results.map(fromToolResult), ...(status && {status})}};
}

function fromReasoning(piece: JsonObject): readonly ContentBlock[] {
  const text = readText(piece, 'text') ?? '';
  const signature = readText(piece, 'signature');
  const redactedContent = fromBase64(readMember(piece, 'redactedContent'));
  return [
    ...(text || signature ? [{reasoningContent: {reasoningText: {text, ...(signature && {signature})}}}] : []),
    ...(redactedContent?.length ? [{reasoningContent: {redactedContent}}] : []),
  ];
}

/** Everything that one message says, in the order in which it came about. */
export function fromMessage(message: unknown): readonly ContentBlock[] {
  const thinking = readList(message, 'thinkingLog').flatMap((log) => fromContent(readList(log, 'content')));
  const said = fromContent(readList(message, 'content'));
  // Bedrock Chat repeats the thoughts of the first turn at the beginning of the message.
  const hasThought = thinking.some(({reasoningContent}) => reasoningContent);
  return [...thinking, ...(hasThought ? said.filter(({reasoningContent}) => !reasoningContent) : said)];
}
