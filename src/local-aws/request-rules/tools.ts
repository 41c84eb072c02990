import {blocksWith, membersOf, type Rule, type WireMessage} from './converse-request.js';

// The sentences of this file are Bedrock's own, as users report them.

/** Whatever the model asked of a tool is answered in the very next message. */
export const everyToolUseIsAnswered: Rule = ({messages}) => {
  for (const [index, message] of messages.entries()) {
    const answered = new Set(idsOf('toolResult', messages[index + 1]));
    const missing = idsOf('toolUse', message).filter((id) => !answered.has(id));
    if (message.role === 'assistant' && missing.length > 0) {
      return `Expected toolResult blocks at messages.${index + 1}.content for the following Ids: ${missing.join(', ')}`;
    }
  }
  return undefined;
};

/** Nothing is answered that was not asked. */
export const noToolResultIsOrphaned: Rule = ({messages}) => {
  const index = messages.findIndex((message, at) => {
    const asked = message.role === 'user' ? idsOf('toolUse', messages[at - 1]).length : 0;
    return message.role === 'user' && idsOf('toolResult', message).length > asked;
  });
  if (index < 0) return undefined;
  return `The number of toolResult blocks at messages.${index}.content exceeds the number of toolUse blocks of previous turn.`;
};

/** The tools stay declared as long as the history speaks of them. */
export const toolsAreDeclared: Rule = (request) => {
  const isDeclared = request.members['toolConfig'] !== undefined;
  const usesTools = [...blocksWith('toolUse', request), ...blocksWith('toolResult', request)].length > 0;
  if (isDeclared || !usesTools) return undefined;
  return 'The toolConfig field must be defined when using toolUse and toolResult content blocks.';
};

/** The ids of the tool blocks of a message; without those of tools that the service runs itself. */
function idsOf(kind: 'toolUse' | 'toolResult', message: WireMessage | undefined): readonly string[] {
  return (message?.blocks ?? [])
    .map(({members}) => membersOf(members[kind]))
    .filter(({toolUseId, type}) => toolUseId !== undefined && type !== 'server_tool_use')
    .map(({toolUseId}) => String(toolUseId));
}
