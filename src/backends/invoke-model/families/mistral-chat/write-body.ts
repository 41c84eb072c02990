import type {ChatRequest, ContentBlock, RequestMessage} from '../../../../model/index.js';
import {cannot, useConverse} from '../../cannot.js';
import {listOf, membersOf, textOf} from '../../json.js';
import type {JsonObject} from '../../json.js';
import {readImage, toDataUrl} from '../../media.js';
import {readSystem} from '../../turns.js';

const model = {name: 'Mistral'};

/** The request as a chat completion. */
export function writeChat(request: ChatRequest): JsonObject {
  if (request['outputConfig']) {
    throw cannot(model.name, 'outputConfig', 'Put response_format into additionalModelRequestFields.');
  }
  const {maxTokens, temperature, topP, stopSequences} = request.inferenceConfig ?? {};
  const system = readSystem(request, model);
  return {
    messages: [...(system ? [{role: 'system', content: system}] : []), ...request.messages.flatMap(writeMessage)],
    max_tokens: maxTokens,
    temperature,
    top_p: topP,
    stop: stopSequences,
    ...(request.toolConfig && writeTools(request.toolConfig)),
  };
}

function writeTools({tools, toolChoice}: JsonObject): JsonObject {
  const choice = membersOf(toolChoice);
  const only = membersOf(choice['tool'])['name'];
  const written = listOf(tools).flatMap(writeTool);
  // There is no word for “this tool”; “any of these” says the same when it is the only one.
  const offered = only === undefined ? written : written.filter(({function: {name}}) => name === only);
  return {tools: offered, tool_choice: only !== undefined || choice['any'] ? 'any' : 'auto'};
}

function writeTool(tool: unknown): readonly {readonly type: 'function'; readonly function: JsonObject}[] {
  const {toolSpec, cachePoint} = membersOf(tool);
  // A cache changes the price alone.
  if (cachePoint) return [];
  if (!toolSpec) throw cannot(model.name, `tools of the kind “${Object.keys(membersOf(tool)).join()}”`, useConverse);
  const {name, description, inputSchema} = membersOf(toolSpec);
  return [{type: 'function', function: {name, description, parameters: membersOf(inputSchema)['json']}}];
}

/** Results of tools are messages of their own, before what the visitor says. */
function writeMessage({role, content}: RequestMessage): readonly JsonObject[] {
  const results = content.flatMap(({toolResult}) => (toolResult ? [writeResult(toolResult)] : []));
  const calls = content.flatMap(({toolUse}) => (toolUse ? [writeCall(toolUse)] : []));
  const said = content.filter(({toolResult, toolUse}) => !toolResult && !toolUse).flatMap(writePiece);
  if (said.length === 0 && calls.length === 0) return results;
  const texts = said.map((piece) => piece['text']);
  const isText = texts.every((text) => typeof text === 'string');
  const message = {role, content: isText ? texts.join('\n') : said};
  return [...results, calls.length > 0 ? {...message, tool_calls: calls} : message];
}

function writePiece(block: ContentBlock): readonly JsonObject[] {
  if (block.text !== undefined) return [{type: 'text', text: block.text}];
  if (block.image) return [{type: 'image_url', image_url: {url: toDataUrl(readImage(block.image, model.name))}}];
  if (block.citationsContent) {
    return [{type: 'text', text: block.citationsContent.content.map(({text}) => text).join('')}];
  }
  // Thoughts of another turn are of no use to these models.
  if (block.reasoningContent || block['cachePoint']) return [];
  throw cannot(model.name, `content of the kind “${Object.keys(block).join()}”`, useConverse);
}

function writeCall({toolUseId, name, input}: NonNullable<ContentBlock['toolUse']>): JsonObject {
  return {id: toolUseId, type: 'function', function: {name, arguments: JSON.stringify(input)}};
}

function writeResult({toolUseId, content, status}: NonNullable<ContentBlock['toolResult']>): JsonObject {
  const text = content.map(writeResultPiece).join('\n');
  return {role: 'tool', tool_call_id: toolUseId, content: status === 'error' ? `Error: ${text}` : text};
}

function writeResultPiece(piece: unknown): string {
  const {text, json} = membersOf(piece);
  if (json !== undefined) return JSON.stringify(json);
  if (text !== undefined) return textOf(text);
  throw cannot(model.name, `tool results of the kind “${Object.keys(membersOf(piece)).join()}”`, useConverse);
}
