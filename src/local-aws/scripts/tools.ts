import type {ChatRequest} from '../../model/index.js';
import {speak, type Script, type ScriptStep} from '../script.js';
import {lastToolResults} from './last-question.js';

/** Calls the first tool of the page. */
export const tools: Script = function* (request) {
  const tool = findTool(request);
  if (!tool) {
    // A model does the same: it cannot call what it was not told of.
    yield* speak('This page gave me no tools to call. Once it sets `tools`, ask me again.');
    return;
  }
  yield* speak(`I will look that up with \`${tool.name}\`.`);
  yield* callTool(tool.name, exampleOf(tool.schema));
};

/** Answers with what the tools said. */
export const answerFromTools: Script = (request) => {
  const results = lastToolResults(request).map(({content, status}) => {
    const said = content.map(readText).join(' ');
    return status === 'error' ? `The tool failed: ${said}` : `The tool says: ${said}`;
  });
  return speak(results.join('\n\n'));
};

function* callTool(name: string, input: unknown): Generator<ScriptStep> {
  const toolUseId = `tooluse_${crypto.randomUUID().replaceAll('-', '').slice(0, 22)}`;
  yield {contentBlockStart: {contentBlockIndex: 1, start: {toolUse: {toolUseId, name}}}};
  for (const piece of speak(JSON.stringify(input))) {
    yield {contentBlockDelta: {contentBlockIndex: 1, delta: {toolUse: {input: piece}}}};
  }
}

interface DeclaredTool {
  readonly name: string;
  readonly schema: unknown;
}

function findTool({toolConfig}: ChatRequest): DeclaredTool | undefined {
  const declared = toolConfig?.['tools'];
  for (const tool of Array.isArray(declared) ? declared : []) {
    const spec = read(tool, 'toolSpec');
    const name = read(spec, 'name');
    if (typeof name === 'string') return {name, schema: read(read(spec, 'inputSchema'), 'json')};
  }
  return undefined;
}

/** A value that fits a JSON schema, as far as its types and required properties go. */
function exampleOf(schema: unknown): unknown {
  const choices = read(schema, 'enum');
  if (Array.isArray(choices)) return choices[0];
  switch (read(schema, 'type')) {
    case 'number':
    case 'integer':
      return 42;
    case 'boolean':
      return true;
    case 'array':
      return [exampleOf(read(schema, 'items'))];
    case 'object':
      return Object.fromEntries(Object.entries(Object(read(schema, 'properties'))).map(exampleEntry));
    default:
      return 'example';
  }
}

function exampleEntry([name, schema]: [string, unknown]): [string, unknown] {
  return [name, exampleOf(schema)];
}

function readText(content: unknown): string {
  const text = read(content, 'text');
  return typeof text === 'string' ? text : JSON.stringify(read(content, 'json') ?? content);
}

function read(value: unknown, member: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, member) : undefined;
}
