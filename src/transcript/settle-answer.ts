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
  const settled = settleCalls(content, taste);
  return dropLastReasoning(taste.isSilentWithTools ? dropWordsBesideCalls(settled) : settled);
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

function dropWordsBesideCalls(content: readonly ContentBlock[]): readonly ContentBlock[] {
  return content.some(({toolUse}) => toolUse)
    ? content.filter(({text, citationsContent}) => text === undefined && !citationsContent)
    : content;
}

/** Thoughts that lead to nothing: newer Claude models take a message that ends in them for the beginning of an answer. */
function dropLastReasoning(content: readonly ContentBlock[]): readonly ContentBlock[] {
  const last = content.findLastIndex(({reasoningContent}) => !reasoningContent);
  return content.slice(0, last + 1);
}
