import type {ContentBlock} from '../../model/index.js';
import {toBase64} from './base64.js';
import {isObject, readText} from './read-json.js';
import type {JsonObject} from './read-json.js';

/**
 * Content of Converse as Bedrock Chat takes it: text, image, attachment, tool use, tool result, reasoning. What it has
 * no word for, such as video or a file in S3, is left out.
 */
export function toContent(content: readonly ContentBlock[]): readonly JsonObject[] {
  return content.map(toPiece).filter((piece) => piece !== undefined);
}

function toPiece(block: ContentBlock): JsonObject | undefined {
  const {text, image, document, toolUse, toolResult, reasoningContent, citationsContent} = block;
  if (typeof text === 'string') return textPiece(text);
  if (image) return imagePiece(image);
  if (isObject(document)) return attachmentPiece(document);
  if (toolUse) {
    const {toolUseId, name, input} = toolUse;
    return {contentType: 'toolUse', body: {toolUseId, name, input: isObject(input) ? input : {}}};
  }
  if (toolResult) return toolResultPiece(toolResult);
  if (reasoningContent) return reasoningPiece(reasoningContent);
  return citationsContent && textPiece(citationsContent.content.map((span) => span.text).join(''));
}

function textPiece(body: string): JsonObject | undefined {
  return body.trim() === '' ? undefined : {contentType: 'text', body};
}

function imagePiece({format, source}: NonNullable<ContentBlock['image']>): JsonObject | undefined {
  const body = readSource(source);
  return body === undefined ? undefined : {contentType: 'image', mediaType: `image/${format}`, body};
}

function attachmentPiece({format, name, source}: JsonObject): JsonObject | undefined {
  const body = readSource(source);
  if (body === undefined) return undefined;
  return {contentType: 'attachment', fileName: `${String(name)}.${String(format)}`, body};
}

function toolResultPiece({
  toolUseId,
  content,
  status = 'success',
}: NonNullable<ContentBlock['toolResult']>): JsonObject {
  const results = content.map(toToolResult).filter((result) => result !== undefined);
  return {contentType: 'toolResult', body: {toolUseId, content: results, status}};
}

function toToolResult(piece: unknown): JsonObject | undefined {
  if (!isObject(piece)) return undefined;
  const {text, json, image, document} = piece;
  if (typeof text === 'string') return {text};
  // Bedrock Chat takes objects alone.
  if (json !== undefined) return isObject(json) ? {json} : {text: JSON.stringify(json)};
  if (isObject(image)) return {format: image['format'], image: readSource(image['source']) ?? ''};
  if (!isObject(document)) return undefined;
  return {format: document['format'], name: document['name'], document: readSource(document['source']) ?? ''};
}

function reasoningPiece({reasoningText, redactedContent}: NonNullable<ContentBlock['reasoningContent']>): JsonObject {
  const {text = '', signature = ''} = reasoningText ?? {};
  return {
    contentType: 'reasoning',
    text,
    signature,
    redactedContent: redactedContent ? toBase64(redactedContent) : '',
  };
}

/** What a picture or a file is made of, as base64; `undefined` for one that lies elsewhere. */
function readSource(source: unknown): string | undefined {
  if (!isObject(source)) return undefined;
  if (source['bytes'] instanceof Uint8Array) return toBase64(source['bytes']);
  const text = readText(source, 'text');
  return text === undefined ? undefined : toBase64(new TextEncoder().encode(text));
}
