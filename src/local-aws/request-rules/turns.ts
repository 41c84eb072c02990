import {allBlocks, isPrompt, membersOf} from './converse-request.js';
import type {ConverseRequest, Rule} from './converse-request.js';

// The sentences of this file are Bedrock's own, as users report them.

/** The visitor speaks first. A prompt brings its own messages. (quarkiverse/quarkus-langchain4j#1764) */
export const startsWithUser: Rule = (request) => {
  const {messages} = request;
  if (messages[0]?.role === 'user' || (messages.length === 0 && isPrompt(request))) return undefined;
  return 'A conversation must start with a user message. Try again with a conversation that starts with a user message.';
};

/**
 * Visitor and model take turns. Since May 2026 there may be system messages between them. (FlowiseAI/Flowise#3624,
 * langchain-ai/langchain-aws#130, Portkey-AI/gateway#748)
 */
export const rolesAlternate: Rule = (request) => {
  const roles = spokenRoles(request);
  if (roles.every((role, index) => role !== roles[index - 1])) return undefined;
  return (
    'A conversation must alternate between user and assistant roles. ' +
    'Make sure the conversation alternates between user and assistant roles and try again.'
  );
};

/** A message says something. (archestra-ai/archestra#4220) */
export const contentIsPresent: Rule = ({messages}) => {
  const index = messages.findIndex(({blocks}) => blocks.length === 0);
  if (index < 0) return undefined;
  return (
    `The content field in the Message object at messages.${index} is empty. ` +
    'Add a ContentBlock object to the content field and try again.'
  );
};

/**
 * A text is more than white space, also in the results of tools. (aws-samples/generative-ai-use-cases#1685,
 * NousResearch/hermes-agent#55092)
 */
export const textIsNotBlank: Rule = (request) => {
  const isBlank = (text: unknown): boolean => typeof text === 'string' && text.trim() === '';
  const blank = allBlocks(request).find(({members}) => isBlank(members['text']));
  if (!blank) return undefined;
  return `The text field in the ContentBlock object at ${blank.path} is blank. Add text to the text field, and try again.`;
};

/** Cited text is more than white space. (API reference, CitationGeneratedContent; the sentence is the one for text) */
export const citedTextIsNotBlank: Rule = (request) => {
  for (const {path, members} of allBlocks(request)) {
    const {content} = membersOf(members['citationsContent']);
    const pieces = Array.isArray(content) ? content.map((piece) => membersOf(piece)['text']) : ['cited'];
    if (pieces.length > 0 && pieces.every((text) => String(text).trim() !== '')) continue;
    return `The text field in the ContentBlock object at ${path} is blank. Add text to the text field, and try again.`;
  }
  return undefined;
};

/** Only models think. (Anthropic and DeepSeek say so of their models; the sentence is a guess) */
export const thoughtsAreOfTheModel: Rule = ({messages}) => {
  const isForeign = messages.some(
    ({role, blocks}) => role === 'user' && blocks.some(({members}) => 'reasoningContent' in members),
  );
  return isForeign ? 'User messages cannot contain reasoning content.' : undefined;
};

function spokenRoles({messages}: ConverseRequest): readonly string[] {
  return messages.map(({role}) => role).filter((role) => role !== 'system');
}
