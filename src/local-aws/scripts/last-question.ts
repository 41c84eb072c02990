import type {ChatRequest, ContentBlock} from '../../model/index.js';

/** What the visitor wrote last. */
export function lastQuestion(request: ChatRequest): string {
  return lastContent(request)
    .map(({text}) => text ?? '')
    .join(' ')
    .trim();
}

/** What the tools answered, when that is what came last. */
export function lastToolResults(request: ChatRequest): readonly NonNullable<ContentBlock['toolResult']>[] {
  return lastContent(request).flatMap(({toolResult}) => (toolResult ? [toolResult] : []));
}

function lastContent({messages}: ChatRequest): readonly ContentBlock[] {
  return messages.at(-1)?.content ?? [];
}
