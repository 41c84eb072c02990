import type {ContentBlock} from '../model/index.js';

/** What is known of a message whose content is to be sent again. */
export interface SendingContext {
  /** The answer ended by itself: nothing of it is cut off. */
  readonly isComplete: boolean;
  /** A later question has been asked: the turn and its tool calls are over. */
  readonly isPast: boolean;
}

/** What of a message may be sent to the model again: models refuse what the rules below leave out. */
export function cleanContent(content: readonly ContentBlock[], context: SendingContext): readonly ContentBlock[] {
  return rules.reduce((cleaned, rule) => rule(cleaned, context), content);
}

type Rule = (content: readonly ContentBlock[], context: SendingContext) => readonly ContentBlock[];

/** Applied in this order; a new rule is one function and its name here. */
const rules: readonly Rule[] = [dropBlankText, dropUnansweredServerTools, dropUnsignedReasoning, dropLastReasoning];

function dropBlankText(content: readonly ContentBlock[]): readonly ContentBlock[] {
  return content.map(withoutBlankText).filter((block) => block !== undefined);
}

function withoutBlankText(block: ContentBlock): ContentBlock | undefined {
  if (isBlank(block)) return undefined;
  const {citationsContent, toolResult} = block;
  if (Array.isArray(citationsContent?.content)) {
    const content = citationsContent.content.filter((piece) => !isBlank(piece));
    return content.length > 0 ? {citationsContent: {...citationsContent, content}} : undefined;
  }
  if (!Array.isArray(toolResult?.content)) return block;
  return {toolResult: {...toolResult, content: toolResult.content.filter((piece) => !isBlank(piece))}};
}

function isBlank(piece: unknown): boolean {
  if (typeof piece !== 'object' || piece === null || !('text' in piece)) return false;
  return typeof piece.text === 'string' && piece.text.trim() === '';
}

/** A tool of the service that was cut off before its result: nobody else can answer it. */
function dropUnansweredServerTools(content: readonly ContentBlock[]): readonly ContentBlock[] {
  const answered = new Set(content.map(({toolResult}) => toolResult?.toolUseId));
  return content.filter(({toolUse}) => toolUse?.type !== 'server_tool_use' || answered.has(toolUse.toolUseId));
}

/**
 * Claude wants a signature on all thoughts, DeepSeek wants none back, gpt-oss has none and profits from its thoughts only
 * while its tools run. So what is unsigned goes back as long as the turn lasts, unless it was cut off.
 */
function dropUnsignedReasoning(
  content: readonly ContentBlock[],
  {isComplete, isPast}: SendingContext,
): readonly ContentBlock[] {
  if (isComplete && !isPast) return content;
  return content.filter(({reasoningContent}) => {
    return !reasoningContent?.reasoningText || reasoningContent.reasoningText.signature !== undefined;
  });
}

/** Thoughts that lead to nothing: newer Claude models take a message that ends in them for the beginning of an answer. */
function dropLastReasoning(content: readonly ContentBlock[]): readonly ContentBlock[] {
  const last = content.findLastIndex(({reasoningContent}) => !reasoningContent);
  return content.slice(0, last + 1);
}
