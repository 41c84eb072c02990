import type {ChatRequest, ContentBlock, Role} from '../../model/index.js';
import {cannot, useConverse} from './cannot.js';
import {readImage} from './media.js';

/** What somebody said, for models that take a conversation as text. */
export interface Turn {
  readonly role: Role;
  readonly text: string;
  readonly images: readonly Uint8Array[];
}

/** What such a model is called, and whether it sees pictures (default: it does not). */
export interface TextModel {
  readonly name: string;
  readonly seesImages?: boolean;
}

/** The conversation as text; throws for what is none, such as tools and documents. */
export function readTurns(request: ChatRequest, model: TextModel): readonly Turn[] {
  if (request.toolConfig) throw cannot(model.name, 'tools', useConverse);
  if (request['outputConfig']) throw cannot(model.name, 'outputConfig', useConverse);
  return request.messages.map(({role, content}) => ({
    role,
    text: joinText(content, model),
    images: content.flatMap((block) => (block.image ? [readImage(block.image, model.name).bytes] : [])),
  }));
}

/** The system prompt as one text; empty without one. */
export function readSystem({system = []}: ChatRequest, model: TextModel): string {
  return joinText(system, model);
}

function joinText(content: readonly ContentBlock[], model: TextModel): string {
  return content
    .map((block) => readText(block, model))
    .filter((text) => text !== undefined)
    .join('\n');
}

function readText(block: ContentBlock, {name, seesImages = false}: TextModel): string | undefined {
  if (block.text !== undefined) return block.text;
  if (block.citationsContent) return block.citationsContent.content.map(({text}) => text).join('');
  // Thoughts are no part of what was said, and a cache changes the price alone.
  if (block.reasoningContent || block['cachePoint']) return undefined;
  if (block.image && seesImages) return undefined;
  throw cannot(name, `content of the kind “${Object.keys(block).join()}”`, useConverse);
}

/**
 * A text in which a model’s own marks mean nothing: whoever writes them into a question would speak as the system or
 * as the assistant.
 */
export function disarm(text: string, marks: RegExp): string {
  return text.replace(marks, (mark) => `${mark.slice(0, 1)} ${mark.slice(1)}`);
}
