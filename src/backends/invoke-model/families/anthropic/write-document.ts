import {cannot} from '../../cannot.js';
import {listOf, membersOf, textOf} from '../../json.js';
import type {JsonObject} from '../../json.js';

/** Documents that are text already; of the others, Messages reads only PDF. */
const textFormats = new Set(['txt', 'md', 'csv', 'html']);

/** A document in the words of Messages. */
export function writeDocument({format, name: title, source, context, citations}: JsonObject): JsonObject {
  return {
    type: 'document',
    source: writeSource(textOf(format), membersOf(source)),
    ...(title !== undefined && {title}),
    ...(context !== undefined && {context}),
    ...(citations !== undefined && {citations}),
  };
}

function writeSource(format: string, {bytes, text, content}: JsonObject): JsonObject {
  if (Array.isArray(content)) {
    const texts = listOf(content).map((piece) => ({type: 'text', text: textOf(membersOf(piece)['text'])}));
    return {type: 'content', content: texts};
  }
  if (typeof text === 'string') return writeText(text);
  if (!(bytes instanceof Uint8Array)) {
    throw cannot('Claude', 'documents without bytes, such as an S3 location,', 'Send the bytes of the document.');
  }
  if (textFormats.has(format)) return writeText(new TextDecoder().decode(bytes));
  if (format === 'pdf') return {type: 'base64', media_type: 'application/pdf', data: bytes};
  throw cannot('Claude', `documents of the format ${format}`, 'Make it a PDF or text, or use the backend converse.');
}

function writeText(data: string): JsonObject {
  return {type: 'text', media_type: 'text/plain', data};
}
