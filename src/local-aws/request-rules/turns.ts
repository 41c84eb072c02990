import type {ConverseRequest, Rule} from './converse-request.js';

// The sentences of this file are Bedrock's own, as users report them.

/** The visitor speaks first. A prompt brings its own messages, so that a request with one needs none. */
export const startsWithUser: Rule = ({messages, modelId}) => {
  if (messages[0]?.role === 'user' || (messages.length === 0 && modelId.includes(':prompt/'))) return undefined;
  return 'A conversation must start with a user message. Try again with a conversation that starts with a user message.';
};

/** Visitor and model take turns. Since May 2026 there may be system messages between them. */
export const rolesAlternate: Rule = (request) => {
  const roles = spokenRoles(request);
  if (roles.every((role, index) => role !== roles[index - 1])) return undefined;
  return (
    'A conversation must alternate between user and assistant roles. ' +
    'Make sure the conversation alternates between user and assistant roles and try again.'
  );
};

/** A message says something. */
export const contentIsPresent: Rule = ({messages}) => {
  const index = messages.findIndex(({blocks}) => blocks.length === 0);
  if (index < 0) return undefined;
  return (
    `The content field in the Message object at messages.${index} is empty. ` +
    'Add a ContentBlock object to the content field and try again.'
  );
};

/** A text is more than white space. */
export const textIsNotBlank: Rule = ({messages}) => {
  const isBlank = (text: unknown): boolean => typeof text === 'string' && text.trim() === '';
  const blank = messages.flatMap(({blocks}) => blocks).find(({members}) => isBlank(members['text']));
  if (!blank) return undefined;
  return `The text field in the ContentBlock object at ${blank.path} is blank. Add text to the text field, and try again.`;
};

function spokenRoles({messages}: ConverseRequest): readonly string[] {
  return messages.map(({role}) => role).filter((role) => role !== 'system');
}
