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
  const settled = dropServerTools(callOnce(content), taste);
  return dropLastReasoning(taste.isSilentWithTools ? dropWordsBesideCalls(settled) : settled);
}

/** Each id is called once, since models make up ids that they have used already; results stay only where the service ran the tool. */
function callOnce(content: readonly ContentBlock[]): readonly ContentBlock[] {
  const seen = new Map<string, boolean>();
  return content.filter(({toolUse, toolResult}) => {
    if (toolResult) return seen.get(toolResult.toolUseId);
    if (!toolUse) return true;
    const isNew = !seen.has(toolUse.toolUseId);
    if (isNew) seen.set(toolUse.toolUseId, toolUse.type === 'server_tool_use');
    return isNew;
  });
}

/** A tool of the service that was cut off before its result: nobody else can answer it. Nor does a request without tools know it. */
function dropServerTools(content: readonly ContentBlock[], {hasTools}: AnswerTaste): readonly ContentBlock[] {
  const answered = new Set(content.map(({toolResult}) => toolResult?.toolUseId));
  return content.filter(({toolUse, toolResult}) => {
    if (toolResult) return hasTools;
    return toolUse?.type !== 'server_tool_use' || (hasTools && answered.has(toolUse.toolUseId));
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
