import {readFileSync} from 'node:fs';

const files = [
  'src/model/tool.ts',
  'src/model/conversation-settings.ts',
  'src/config/settings.ts',
  'src/model/aws-credentials.ts',
  'src/model/backend.ts',
  'src/model/message.ts',
  'src/model/block.ts',
  'src/model/chat.ts',
  'src/model/stream-part.ts',
  'src/model/history.ts',
  'src/model/chat-error.ts',
];

/** What settings, calls and answers are made of, in this order. */
const wanted = [
  'Tool',
  'ToolApproval',
  'ToolContext',
  'ToolCall',
  'ToolCallStatus',
  'ToolLimits',
  'McpServer',
  'HeadersOf',
  'PageContext',
  'Budget',
  'Price',
  'PatienceSettings',
  'Logins',
  'AwsCredentials',
  'Backend',
  'ChatRequest',
  'RequestMessage',
  'Message',
  'Role',
  'MessageStatus',
  'ContentBlock',
  'Usage',
  'ChatStatus',
  'QueuedQuestion',
  'ConversationSummary',
  'HistoryPlace',
  'HistoryTrouble',
  'HistoryStore',
  'ChatErrorCode',
];

/** The declarations of those types, as they stand in the sources; what else they need is imported in front. */
export function readTypes(): string {
  const declared = new Map(files.flatMap((file) => listDeclarations(readFileSync(file, 'utf8'))));
  const chosen = wanted.map((name) => {
    const declaration = declared.get(name);
    if (!declaration) throw new Error(`There is no type ${name} in the sources any more.`);
    return declaration;
  });
  const text = chosen.join('\n\n');
  const index = readFileSync('src/model/index.ts', 'utf8');
  const needed = Array.from(index.matchAll(/\b[A-Z]\w+/g), ([name]) => name).filter(
    (name) =>
      !wanted.includes(name) && new RegExp(`\\b${name}\\b`).test(text.replaceAll(/\/\*\*.*?\*\/|'[^']*'/gs, '')),
  );
  return `import type {${[...new Set(needed)].toSorted((a, b) => a.localeCompare(b)).join(', ')}} from 'outcrop/headless';\n\n${text}`;
}

/** Each type of a file with its comment: from one at the begin of a line to the next line that is its end. */
function listDeclarations(text: string): readonly (readonly [name: string, declaration: string])[] {
  const pattern =
    /^(?:\/\*\*(?:[^*]|\*(?!\/))*\*\/\n)?(?:export )?(?:interface (\w+)[^{]*\{\n[\s\S]*?\n\}|type (\w+) =[\s\S]*?;)$/gm;
  return Array.from(text.matchAll(pattern), ([whole, ofInterface, ofType]) => {
    return [ofInterface ?? ofType ?? '', whole.replace(/^export /m, '')] as const;
  });
}
