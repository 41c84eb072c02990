import type {ContentBlock, Role} from '../model/index.js';
import {leftOut, mediaKindOf} from './attachments.js';
import {isBlank, mendTool} from './mend-tool.js';

/** What is known of a message whose content is to be sent again. */
export interface SendingContext {
  readonly role: Role;
  /** The answer ended by itself: nothing of it is cut off. */
  readonly isComplete: boolean;
  /** A later question has been asked: the turn and its tool calls are over. */
  readonly isPast: boolean;
  /** Another model wrote it than the one that is asked now. */
  readonly isForeign: boolean;
  /** The model that is asked now refuses tools, also those in the history. */
  readonly isWithoutTools: boolean;
}

/** What of a message may be sent to the model again: models refuse what the rules below leave out. */
export function cleanContent(content: readonly ContentBlock[], context: SendingContext): readonly ContentBlock[] {
  return content.map((block) => cleanBlock(block, context)).filter((block) => block !== undefined);
}

type Rule = (block: ContentBlock, context: SendingContext) => ContentBlock | undefined;

/** Applied in this order; a new rule is one function and its name here. */
const rules: readonly Rule[] = [
  dropCachePoint,
  dropMisplaced,
  dropTool,
  dropForeign,
  mendTool,
  replaceMedia,
  dropBlankText,
  dropUnsignedReasoning,
];

function cleanBlock(block: ContentBlock, context: SendingContext): ContentBlock | undefined {
  return rules.reduce<ContentBlock | undefined>((cleaned, rule) => cleaned && rule(cleaned, context), block);
}

/** Cache points are set anew for each request: more than four are refused, and some models take none. */
function dropCachePoint(block: ContentBlock): ContentBlock | undefined {
  return block['cachePoint'] ? undefined : block;
}

/** Only models call tools and think. */
function dropMisplaced(block: ContentBlock, {role}: SendingContext): ContentBlock | undefined {
  return role === 'user' && (block.toolUse || block.reasoningContent) ? undefined : block;
}

function dropTool(block: ContentBlock, {isWithoutTools}: SendingContext): ContentBlock | undefined {
  return isWithoutTools && (block.toolUse || block.toolResult) ? undefined : block;
}

/** No model takes the thoughts of another, nor knows the tools of the service that another had. */
function dropForeign(block: ContentBlock, {isForeign}: SendingContext): ContentBlock | undefined {
  return isForeign && (block.reasoningContent || block.toolUse?.type === 'server_tool_use') ? undefined : block;
}

/** A model may draw a picture, but takes none back as its own: media are the visitor’s. */
function replaceMedia(block: ContentBlock, {role}: SendingContext): ContentBlock {
  return role === 'assistant' && mediaKindOf(block) ? leftOut(block) : block;
}

function dropBlankText(block: ContentBlock): ContentBlock | undefined {
  if (isBlank(block)) return undefined;
  const {citationsContent} = block;
  if (!Array.isArray(citationsContent?.content)) return block;
  const content = citationsContent.content.filter((piece) => !isBlank(piece));
  return content.length > 0 ? {citationsContent: {...citationsContent, content}} : undefined;
}

/**
 * Claude wants a signature on all thoughts, DeepSeek wants none back, gpt-oss has none and profits from its thoughts only
 * while its tools run. So what is unsigned goes back as long as the turn lasts, unless it was cut off.
 */
function dropUnsignedReasoning(block: ContentBlock, {isComplete, isPast}: SendingContext): ContentBlock | undefined {
  const thought = block.reasoningContent?.reasoningText;
  return thought && thought.signature === undefined && (isPast || !isComplete) ? undefined : block;
}
