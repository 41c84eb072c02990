import {validationError} from '../aws-error.js';
import {compact, listOf, membersOf} from './members.js';

type Members = Readonly<Record<string, unknown>>;

/**
 * A body of Messages as a Converse request.
 * (https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-anthropic-claude-messages.html)
 */
export function readAnthropicBody(body: object): object {
  const {anthropic_version: version, max_tokens: maxTokens, messages, system, tools, ...others} = membersOf(body);
  // The sentences are Bedrock's own.
  if (version === undefined) throw validationError('anthropic_version: Field required');
  if (maxTokens === undefined) throw validationError('max_tokens: Field required');
  if (version !== 'bedrock-2023-05-31') throw validationError(`anthropic_version: Invalid value ${String(version)}`);
  const {temperature, top_p: topP, stop_sequences: stopSequences, tool_choice: choice, ...rest} = others;
  checkThinking(membersOf(rest['thinking']), maxTokens);
  return compact({
    messages: listOf(messages).map((message, at) => readMessage(membersOf(message), at)),
    system: system === undefined ? undefined : readContent(system, 'system'),
    inferenceConfig: compact({maxTokens, temperature, topP, stopSequences}),
    toolConfig: tools === undefined ? undefined : compact({tools: readTools(tools), toolChoice: readChoice(choice)}),
    additionalModelRequestFields: Object.keys(rest).length > 0 ? rest : undefined,
  });
}

function checkThinking({budget_tokens: budget}: Members, maxTokens: unknown): void {
  if (budget !== undefined && Number(budget) >= Number(maxTokens)) {
    throw validationError('`max_tokens` must be greater than `thinking.budget_tokens`.');
  }
}

function readMessage({role, content}: Members, at: number): object {
  return {role, content: readContent(content, `messages.${at}.content`)};
}

/** Content may be a text; a mark for the cache is a point after what it stands on. */
function readContent(content: unknown, path: string): readonly object[] {
  if (typeof content === 'string') return [{text: content}];
  return listOf(content).flatMap((block, at) => {
    const members = membersOf(block);
    return [readBlock(members, `${path}.${at}`), ...readCache(members)];
  });
}

function readCache({cache_control: cache}: Members): readonly object[] {
  return cache === undefined ? [] : [{cachePoint: compact({type: 'default', ttl: membersOf(cache)['ttl']})}];
}

function readBlock(block: Members, path: string): object {
  switch (block['type']) {
    case 'text':
      return {text: block['text']};
    case 'image':
      return {image: readMedium(block, /^image\/(.+)$/)};
    case 'document':
      return {
        document: {name: block['title'] ?? path.replaceAll('.', ' '), ...readMedium(block, /^application\/(pdf)$/)},
      };
    case 'tool_use':
      return {toolUse: {toolUseId: block['id'], name: block['name'], input: block['input']}};
    case 'tool_result':
      return {toolResult: readResult(block, path)};
    case 'thinking':
      return {reasoningContent: {reasoningText: readThought(block, path)}};
    case 'redacted_thinking':
      return {reasoningContent: {redactedContent: btoa(String(block['data']))}};
    case 'search_result':
      return {searchResult: block};
    default:
      throw validationError(
        `${path}: Input tag '${String(block['type'])}' found using 'type' does not match any of the expected tags`,
      );
  }
}

function readThought({thinking, signature}: Members, path: string): object {
  if (signature === undefined) throw validationError(`${path}.thinking.signature: Field required`);
  return {text: thinking, signature};
}

function readResult({tool_use_id: toolUseId, content, is_error: isError}: Members, path: string): object {
  return {toolUseId, content: readContent(content, path), status: isError === true ? 'error' : 'success'};
}

/** A picture or a document: bytes with their media type, or a text. */
function readMedium({source}: Members, mediaType: RegExp): object {
  const {type, media_type: media, data} = membersOf(source);
  if (type === 'text') return {format: 'txt', source: {text: data}};
  if (type === 'content') return {format: 'txt', source: {content: [{text: JSON.stringify(source)}]}};
  const [, format] = mediaType.exec(String(media)) ?? [];
  if (type !== 'base64' || !format) throw validationError(`source: Invalid media type ${String(media)}`);
  return {format, source: {bytes: data}};
}

function readTools(tools: unknown): readonly object[] {
  return listOf(tools)
    .map(membersOf)
    .flatMap((tool) => {
      const {name, description, input_schema: json} = tool;
      return [{toolSpec: compact({name, description, inputSchema: {json}})}, ...readCache(tool)];
    });
}

function readChoice(choice: unknown): object | undefined {
  const {type, name} = membersOf(choice);
  if (type === undefined) return undefined;
  return type === 'tool' ? {tool: {name}} : {[String(type)]: {}};
}
