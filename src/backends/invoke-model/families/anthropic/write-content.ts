import type {ContentBlock} from '../../../../model/index.js';
import {cannot, useConverse} from '../../cannot.js';
import {listOf, membersOf, textOf} from '../../json.js';
import type {JsonObject} from '../../json.js';
import {readImage} from '../../media.js';
import {writeDocument} from './write-document.js';

/** How a sentence names these models. */
export const name = 'Claude';

/** Content in the words of Messages. A cache point becomes a mark on what comes before it. */
export function writeContent(content: readonly ContentBlock[]): readonly JsonObject[] {
  const written: JsonObject[] = [];
  for (const block of content) {
    if (block['cachePoint']) cacheHere(written, block['cachePoint']);
    else written.push(...writeBlock(block));
  }
  return written;
}

/** Marks the last thing that can be cached; thoughts cannot. */
export function cacheHere(written: JsonObject[], cachePoint: unknown): void {
  const at = written.findLastIndex(({type}) => type !== 'thinking' && type !== 'redacted_thinking');
  const block = written[at];
  const {ttl} = membersOf(cachePoint);
  if (block) written[at] = {...block, cache_control: {type: 'ephemeral', ...(ttl !== undefined && {ttl})}};
}

function writeBlock(block: ContentBlock): readonly JsonObject[] {
  const {text, image, toolUse, toolResult, reasoningContent, citationsContent, document, searchResult} = block;
  if (text !== undefined) return [{type: 'text', text}];
  if (reasoningContent) return writeThought(reasoningContent);
  if (toolUse && toolUse.type === undefined) {
    return [{type: 'tool_use', id: toolUse.toolUseId, name: toolUse.name, input: toolUse.input}];
  }
  if (toolResult && toolResult.type === undefined) return [writeResult(toolResult)];
  // Its sources stand in the documents, which go along.
  if (citationsContent) return [{type: 'text', text: citationsContent.content.map((piece) => piece.text).join('')}];
  if (image || document || searchResult) return [writeMedium(block)];
  throw cannot(name, `content of the kind “${Object.keys(block).join()}”`, useConverse);
}

/** What a message and the result of a tool may both have. */
function writeMedium({image, document, searchResult}: ContentBlock): JsonObject {
  if (image) {
    const {format, bytes} = readImage(image, name);
    return {type: 'image', source: {type: 'base64', media_type: `image/${format}`, data: bytes}};
  }
  if (document) return writeDocument(membersOf(document));
  const {source, title, content, citations} = membersOf(searchResult);
  const texts = listOf(content).map((piece) => ({type: 'text', text: textOf(membersOf(piece)['text'])}));
  return {type: 'search_result', source, title, content: texts, ...(citations !== undefined && {citations})};
}

function writeThought(thought: NonNullable<ContentBlock['reasoningContent']>): readonly JsonObject[] {
  const {reasoningText, redactedContent} = thought;
  if (redactedContent) return [{type: 'redacted_thinking', data: new TextDecoder().decode(redactedContent)}];
  // Without a signature they are the thoughts of another model, which Claude refuses.
  if (reasoningText?.signature === undefined) return [];
  return [{type: 'thinking', thinking: reasoningText.text, signature: reasoningText.signature}];
}

function writeResult({toolUseId, content, status}: NonNullable<ContentBlock['toolResult']>): JsonObject {
  return {
    type: 'tool_result',
    tool_use_id: toolUseId,
    content: content.map((piece) => writeResultPiece(membersOf(piece))),
    ...(status === 'error' && {is_error: true}),
  };
}

function writeResultPiece(piece: JsonObject): JsonObject {
  const {text, json, image, document, searchResult} = piece;
  if (text !== undefined) return {type: 'text', text};
  if (json !== undefined) return {type: 'text', text: JSON.stringify(json)};
  if (image || document || searchResult) return writeMedium(piece);
  throw cannot(name, `tool results of the kind “${Object.keys(piece).join()}”`, useConverse);
}
