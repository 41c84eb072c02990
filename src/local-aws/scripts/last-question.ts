import type {ChatRequest, ContentBlock} from '../../model/index.js';

/** What the visitor wrote last. */
export function lastQuestion(request: ChatRequest): string {
  // A question that got no answer stays in the turn, before the one that is asked now.
  const last = lastContent(request).findLast(({text}) => text !== undefined);
  return last?.text?.trim() ?? '';
}

/** What the tools answered, when that is what came last. */
export function lastToolResults(request: ChatRequest): readonly NonNullable<ContentBlock['toolResult']>[] {
  return lastContent(request).flatMap(({toolResult}) => (toolResult ? [toolResult] : []));
}

function lastContent({messages}: ChatRequest): readonly ContentBlock[] {
  return messages.at(-1)?.content ?? [];
}
