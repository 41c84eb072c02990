import type {ContentBlock} from '../model/index.js';

/** What the model that is asked now takes in an answer. */
export interface AnswerTaste {
  /** It refuses words beside calls. */
  readonly isSilentWithTools: boolean;
  /** It is told of tools, so that it knows those of the service. */
  readonly hasTools: boolean;
}

/** An assistant message's content as it may stand before the next question. */
export function settleAnswer(content: readonly ContentBlock[], taste: AnswerTaste): readonly ContentBlock[] {
  return dropLastReasoning(putWordsFirst(settleCalls(content, taste), taste));
}

/**
 * Each id is called once, since models make up ids that they have used already. Tools of the service keep their results
 * here, and are left out without one: nobody else can answer them.
 */
function settleCalls(content: readonly ContentBlock[], {hasTools}: AnswerTaste): readonly ContentBlock[] {
  const answered = new Set(content.map(({toolResult}) => hasTools && toolResult?.toolUseId));
  const calls = new Map<string, boolean>();
  return content.filter(({toolUse, toolResult}) => {
    if (toolResult) return calls.get(toolResult.toolUseId);
    if (!toolUse) return true;
    const {toolUseId, type} = toolUse;
    const isOfService = type === 'server_tool_use';
    if (calls.has(toolUseId) || (isOfService && !answered.has(toolUseId))) return false;
    return calls.set(toolUseId, isOfService);
  });
}

/** Words stand before calls, or, for some models, not beside them at all. */
function putWordsFirst(content: readonly ContentBlock[], taste: AnswerTaste): readonly ContentBlock[] {
  const at = content.findIndex(({toolUse}) => toolUse && toolUse.type !== 'server_tool_use');
  if (at < 0) return content;
  if (taste.isSilentWithTools) return content.filter((block) => !isWords(block));
  const after = content.slice(at);
  return [...content.slice(0, at), ...after.filter(isWords), ...after.filter((block) => !isWords(block))];
}

function isWords({text, citationsContent}: ContentBlock): boolean {
  return text !== undefined || citationsContent !== undefined;
}

/** Thoughts that lead to nothing: newer Claude models take a message that ends in them for the beginning of an answer. */
function dropLastReasoning(content: readonly ContentBlock[]): readonly ContentBlock[] {
  const last = content.findLastIndex(({reasoningContent}) => !reasoningContent);
  return content.slice(0, last + 1);
}
