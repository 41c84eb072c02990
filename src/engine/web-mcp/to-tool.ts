import type {Tool} from '../../model/index.js';
import {isMcpResult, readMcpResult} from '../tools/read-mcp-result.js';
import {isAny} from './model-context.js';
import type {ModelContext} from './model-context.js';

/** A tool that a page has published, as one of the chat; `undefined` for what is none, or not for visitors. */
export function toTool(published: unknown, context: ModelContext): Tool | undefined {
  if (!isAny(published) || typeof published['name'] !== 'string') return undefined;
  const {name, title, description, inputSchema, annotations} = published;
  const hints = isAny(annotations) ? annotations : {};
  if (hints['debugging'] === true) return undefined;
  // Both at once contradict each other, and asking does no harm.
  const isReading = hints['readOnlyHint'] === true && hints['consequentialHint'] !== true;
  return {
    name,
    inputSchema: readSchema(inputSchema),
    approval: isReading ? 'never' : 'ask',
    ...(typeof description === 'string' && description && {description}),
    ...(typeof title === 'string' && title && {title}),
    async run(input, {signal}) {
      return readAnswer(await execute({published, name, context}, input, signal));
    },
  };
}

/** An object in the draft, JSON until Chrome 153, and left out by tools that take nothing. */
function readSchema(schema: unknown): Readonly<Record<string, unknown>> {
  const read: unknown = typeof schema === 'string' ? readJson(schema) : schema;
  return isAny(read) && !Array.isArray(read) ? {...read, type: 'object'} : {type: 'object'};
}

interface Published {
  readonly published: Record<string, unknown>;
  readonly name: string;
  readonly context: ModelContext;
}

function execute({published, name, context}: Published, input: unknown, signal: AbortSignal): unknown {
  if (context.callTool && !context.getTools) return context.callTool({name, arguments: input});
  if (!context.executeTool) throw new Error('This browser shows the tools of a page but does not run them.');
  const json = JSON.stringify(input);
  // An engine that gave the schema as JSON wants the arguments so, too.
  if (typeof published['inputSchema'] === 'string') return context.executeTool(published, json, {signal});
  return context.executeTool(published, alsoJson(input, json), {signal});
}

/**
 * Arguments for both kinds of engine: the draft takes an object, Chrome 154 and scripts that stand in for it a string,
 * which this object becomes there. To try one and then the other could run a tool twice.
 */
function alsoJson(input: unknown, json: string): object {
  return Object.defineProperty({...Object(input)}, Symbol.toPrimitive, {value: () => json, enumerable: false});
}

/** Engines answer with JSON, or with null when the tool led to another page. */
function readAnswer(answer: unknown): unknown {
  if (answer === null) return 'The tool led to another page and gave no result.';
  const read: unknown = typeof answer === 'string' ? readJson(answer) : answer;
  return isMcpResult(read) ? readMcpResult(read) : read;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // It was a text after all.
    return text;
  }
}
