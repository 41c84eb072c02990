import type {Citation, StreamEvent, Usage} from '../../model/index.js';
import {citeDocument} from './documents.js';
import {readRefusal} from './failure.js';
import {fromToolResult} from './from-content.js';
import type {AwaitedAnswer} from './known-conversations.js';
import {PartWriter} from './parts.js';
import {isObject, readMember, readNumber, readText, withoutGaps} from './read-json.js';

/** Turns what the WebSocket says of an answer into the events of ConverseStream. */
export class SocketAnswer {
  /** True after the last event. */
  isOver = false;
  readonly #asked: Pick<AwaitedAnswer, 'conversationId' | 'messageId'>;
  readonly #sources = new Map<string, Citation>();
  readonly #writer = new PartWriter(this.#sources);

  constructor(asked: Pick<AwaitedAnswer, 'conversationId' | 'messageId'>) {
    this.#asked = asked;
  }

  /** What one message adds; throws a `ChatError` for one that says that there is no answer. */
  read(data: string): readonly StreamEvent[] {
    const message = parseMessage(data);
    const status = readText(message, 'status');
    const completion = readText(message, 'completion') ?? '';
    switch (status) {
      case 'STREAMING':
        return completion ? this.#writer.text(completion) : [];
      case 'REASONING':
        return completion ? this.#writer.reasoning(completion) : [];
      case 'AGENT_THINKING':
        return this.#readToolUses(readMember(message, 'log'));
      case 'AGENT_TOOL_RESULT':
        return this.#readToolResult(readMember(message, 'result'));
      case 'AGENT_RELATED_DOCUMENT':
        return this.#readDocument(readMember(message, 'result'));
      case 'STREAMING_END':
        return this.#end(message);
      case 'ERROR':
        throw readRefusal({status: 0, words: readText(message, 'reason') ?? ''});
      case undefined:
        return readOther(message);
      default:
        return readProgress(message);
    }
  }

  #readToolUses(log: unknown): readonly StreamEvent[] {
    return Object.entries(isObject(log) ? log : {}).flatMap(([toolUseId, use]) => {
      const [name, input] = [readText(use, 'name') ?? '', readMember(use, 'input') ?? {}];
      // Bedrock Chat runs its tools itself: nobody else is to answer.
      return this.#writer.block({toolUse: {toolUseId, name, input, type: 'server_tool_use'}});
    });
  }

  #readToolResult(result: unknown): readonly StreamEvent[] {
    return this.#writer.toolResult(readText(result, 'toolUseId') ?? '', readText(result, 'status'));
  }

  /** A document that a tool found is a part of its result, and a source that the text may name. */
  #readDocument(result: unknown): readonly StreamEvent[] {
    const document = readMember(result, 'relatedDocument');
    const sourceId = readText(document, 'sourceId');
    if (sourceId !== undefined) this.#sources.set(sourceId, citeDocument(document, this.#sources.size));
    const content = fromToolResult(readMember(document, 'content'));
    return this.#writer.addToResult(readText(result, 'toolUseId') ?? '', content);
  }

  #end(message: unknown): readonly StreamEvent[] {
    this.isOver = true;
    const {conversationId, messageId} = this.#asked;
    const stop = this.#writer.end(readText(message, 'stopReason') ?? 'end_turn', {conversationId, messageId});
    const usage = readUsage(readMember(message, 'tokenCount'));
    if (!usage) return stop;
    const price = readNumber(message, 'price');
    return [...stop, {metadata: {usage, ...(price !== undefined && {price})}}];
  }
}

function parseMessage(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    // Plain words only keep the connection alive, or say that all is well: “Message sent.”
    return undefined;
  }
}

/** The gateway’s own words. It gives up on its side after 29 s, while the answer goes on. */
function readOther(message: unknown): readonly StreamEvent[] {
  const words = readText(message, 'message');
  if (words === undefined || words.startsWith('Endpoint request timed out')) return [];
  throw readRefusal({status: 0, words});
}

/** A status of other versions: kept when it says more than how far the answer is. */
function readProgress(message: unknown): readonly StreamEvent[] {
  return isObject(message) && Object.keys(message).length > 1 ? [{bedrockChat: message}] : [];
}

function readUsage(count: unknown): Usage | undefined {
  const [inputTokens, outputTokens] = [readNumber(count, 'input'), readNumber(count, 'output')];
  if (inputTokens === undefined || outputTokens === undefined) return undefined;
  const cacheReadInputTokens = readNumber(count, 'cacheReadInput');
  const cacheWriteInputTokens = readNumber(count, 'cacheWriteInput');
  const totalTokens = inputTokens + outputTokens + (cacheReadInputTokens ?? 0) + (cacheWriteInputTokens ?? 0);
  return withoutGaps<Usage>({inputTokens, outputTokens, totalTokens, cacheReadInputTokens, cacheWriteInputTokens});
}
