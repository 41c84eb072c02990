import {blocksWith, isPrompt, membersOf, toolsOf, type Rule, type WireMessage} from './converse-request.js';

// The sentences of this file are Bedrock's own, as users report them.

/**
 * Whatever the model asked of a tool is answered in the very next message, all of it in that one. (agno-agi/agno#6694,
 * camel-ai/camel#3954)
 */
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

/** Nothing is answered that was not asked. (strands-agents/harness-sdk#1435) */
export const noToolResultIsOrphaned: Rule = ({messages}) => {
  const index = messages.findIndex((message, at) => {
    const asked = message.role === 'user' ? idsOf('toolUse', messages[at - 1]).length : 0;
    return message.role === 'user' && idsOf('toolResult', message).length > asked;
  });
  if (index < 0) return undefined;
  return `The number of toolResult blocks at messages.${index}.content exceeds the number of toolUse blocks of previous turn.`;
};

/** No message has the same id twice. (bvcyber/Cyber-AutoAgent-ng#72, BerriAI/litellm#20048) */
export const toolIdsAreUnique: Rule = ({messages}) => {
  for (const [index, message] of messages.entries()) {
    for (const kind of ['toolUse', 'toolResult'] as const) {
      const ids = idsOf(kind, message);
      const twice = ids.filter((id, at) => ids.indexOf(id) < at);
      if (twice.length > 0)
        return `The ${kind} blocks at messages.${index}.content contain duplicate Ids: ${twice.join(', ')}`;
    }
  }
  return undefined;
};

/** Results come before anything else that is said. (langchain-ai/langchain-aws#451) */
export const resultsComeFirst: Rule = ({messages}) => {
  for (const [index, {role, blocks}] of messages.entries()) {
    const count = blocks.filter(({members}) => 'toolResult' in members).length;
    const other = blocks.findIndex(({members}) => !('toolResult' in members));
    const first = other < 0 ? count : other;
    if (role !== 'user' || count <= first) continue;
    return (
      `The model returned the following errors: messages.${index}: Did not find ${count - first} tool_result block(s) at the ` +
      'beginning of this message. Messages following tool_use blocks must begin with a matching number of tool_result blocks.'
    );
  }
  return undefined;
};

/** What a model says stands before what it calls. (evalstate/fast-agent#667; the sentence is a guess) */
export const wordsComeBeforeCalls: Rule = ({messages}) => {
  for (const [index, {role, blocks}] of messages.entries()) {
    const call = blocks.findIndex(({members}) => isCall(members['toolUse']));
    const isLate = call >= 0 && blocks.slice(call).some(({members}) => 'text' in members);
    if (role === 'assistant' && isLate)
      return `Text blocks must come before toolUse blocks at messages.${index}.content.`;
  }
  return undefined;
};

/** Only a model calls tools, and only the service answers in its turn. (API reference, ToolUseBlock; the sentence is a guess) */
export const toolsAreInTheirPlace: Rule = ({messages}) => {
  for (const [index, message] of messages.entries()) {
    if (message.role === 'user' && idsOf('toolUse', message).length > 0) {
      return `The toolUse blocks at messages.${index}.content can only be in messages with the assistant role.`;
    }
    const service = new Set(
      message.blocks
        .map(({members}) => membersOf(members['toolUse']))
        .filter(isOfService)
        .map(idOf),
    );
    if (message.role === 'assistant' && idsOf('toolResult', message).some((id) => !service.has(id))) {
      return `The toolResult blocks at messages.${index}.content can only be in messages with the user role.`;
    }
  }
  return undefined;
};

/** The tools stay declared as long as the history speaks of them; a prompt has its own. (vxcontrol/pentagi#160) */
export const toolsAreDeclared: Rule = (request) => {
  const usesTools = [...blocksWith('toolUse', request), ...blocksWith('toolResult', request)].length > 0;
  if (toolsOf(request) || !usesTools || isPrompt(request)) return undefined;
  return 'The toolConfig field must be defined when using toolUse and toolResult content blocks.';
};

/** The ids of the tool blocks of a message; without those of tools that the service runs itself. */
function idsOf(kind: 'toolUse' | 'toolResult', message: WireMessage | undefined): readonly string[] {
  return (message?.blocks ?? [])
    .map(({members}) => membersOf(members[kind]))
    .filter((tool) => tool['toolUseId'] !== undefined && !isOfService(tool))
    .map(idOf);
}

function isCall(toolUse: unknown): boolean {
  return toolUse !== undefined && !isOfService(membersOf(toolUse));
}

function isOfService({type}: Readonly<Record<string, unknown>>): boolean {
  return type === 'server_tool_use';
}

function idOf({toolUseId}: Readonly<Record<string, unknown>>): string {
  return String(toolUseId);
}
