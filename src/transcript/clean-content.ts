import type {ContentBlock, Message} from '../model/index.js';

/** What of a message may be sent to the model again: Bedrock refuses blank text, and more; see the rules below. */
export function cleanContent(message: Message): readonly ContentBlock[] {
  if (message.status === 'failed') return [];
  return rules.reduce((content, rule) => rule(content, message), message.content);
}

type Rule = (content: readonly ContentBlock[], message: Message) => readonly ContentBlock[];

/** One rule each, in this order. */
const rules: readonly Rule[] = [dropBlankText, dropCutServerTools, dropCutReasoning];

function dropBlankText(content: readonly ContentBlock[]): readonly ContentBlock[] {
  return content.map(withoutBlankText).filter((block) => block !== undefined);
}

function withoutBlankText(block: ContentBlock): ContentBlock | undefined {
  if (typeof block.text === 'string') return isBlank(block.text) ? undefined : block;
  if (!block.citationsContent) return block;
  const content = block.citationsContent.content.filter(({text}) => !isBlank(text));
  if (content.length === block.citationsContent.content.length && content.length > 0) return block;
  return content.length === 0 ? undefined : {citationsContent: {...block.citationsContent, content}};
}

/** Thoughts that were cut off have no signature, and may not be the last thing in a message: models refuse both. */
function dropCutReasoning(content: readonly ContentBlock[], {status}: Message): readonly ContentBlock[] {
  if (status === 'complete') return content;
  const last = content.findLastIndex((block) => !block.reasoningContent);
  return content.slice(0, last + 1).filter(({reasoningContent}) => {
    return !reasoningContent?.reasoningText || reasoningContent.reasoningText.signature !== undefined;
  });
}

/** A tool of the service whose result never came cannot be answered by anybody else. */
function dropCutServerTools(content: readonly ContentBlock[], {status}: Message): readonly ContentBlock[] {
  if (status === 'complete') return content;
  const answered = new Set(content.map(({toolResult}) => toolResult?.toolUseId));
  return content.filter(({toolUse}) => toolUse?.type !== 'server_tool_use' || answered.has(toolUse.toolUseId));
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}
