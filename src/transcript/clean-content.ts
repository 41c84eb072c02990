import type {ContentBlock, Role} from '../model/index.js';
import {leftOut, mediaKindOf} from './attachments.js';
import {isBlank, mendTools} from './mend-tools.js';

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
  return rules.reduce((cleaned, rule) => rule(cleaned, context), content);
}

type Rule = (content: readonly ContentBlock[], context: SendingContext) => readonly ContentBlock[];

/** Applied in this order; a new rule is one function and its name here. */
const rules: readonly Rule[] = [
  dropCachePoints,
  dropMisplaced,
  dropTools,
  mendTools,
  replaceMedia,
  dropBlankText,
  dropReasoning,
];

/** Cache points are set anew for each request: more than four are refused, and some models take none. */
function dropCachePoints(content: readonly ContentBlock[]): readonly ContentBlock[] {
  return content.filter((block) => !block['cachePoint']);
}

/** Only models call tools and think. */
function dropMisplaced(content: readonly ContentBlock[], {role}: SendingContext): readonly ContentBlock[] {
  if (role === 'assistant') return content;
  return content.filter(({toolUse, reasoningContent}) => !toolUse && !reasoningContent);
}

function dropTools(content: readonly ContentBlock[], {isWithoutTools}: SendingContext): readonly ContentBlock[] {
  return isWithoutTools ? content.filter(({toolUse, toolResult}) => !toolUse && !toolResult) : content;
}

/** A model may draw a picture, but takes none back as its own: media are the visitor’s. */
function replaceMedia(content: readonly ContentBlock[], {role}: SendingContext): readonly ContentBlock[] {
  if (role === 'user') return content;
  return content.map((block) => (mediaKindOf(block) ? leftOut(block) : block));
}

function dropBlankText(content: readonly ContentBlock[]): readonly ContentBlock[] {
  return content.map(withoutBlankText).filter((block) => block !== undefined);
}

function withoutBlankText(block: ContentBlock): ContentBlock | undefined {
  if (isBlank(block)) return undefined;
  const {citationsContent} = block;
  if (!Array.isArray(citationsContent?.content)) return block;
  const content = citationsContent.content.filter((piece) => !isBlank(piece));
  return content.length > 0 ? {citationsContent: {...citationsContent, content}} : undefined;
}

/**
 * Claude wants a signature on all thoughts, DeepSeek wants none back, gpt-oss has none and profits from its thoughts only
 * while its tools run. So what is unsigned goes back as long as the turn lasts, unless it was cut off. No model takes the
 * thoughts of another.
 */
function dropReasoning(
  content: readonly ContentBlock[],
  {isComplete, isPast, isForeign}: SendingContext,
): readonly ContentBlock[] {
  if (isComplete && !isPast && !isForeign) return content;
  return content.filter(({reasoningContent: thought}) => {
    if (!thought) return true;
    return !isForeign && (!thought.reasoningText || thought.reasoningText.signature !== undefined);
  });
}
