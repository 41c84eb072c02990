import {cannot} from '../../cannot.js';
import {listOf, membersOf} from '../../json.js';
import type {JsonObject} from '../../json.js';
import {cacheHere, name} from './write-content.js';

/** Tools, and which of them the model is to use. */
export function writeTools({tools, toolChoice}: JsonObject): JsonObject {
  const written: JsonObject[] = [];
  for (const tool of listOf(tools).map(membersOf)) {
    if (tool['cachePoint']) cacheHere(written, tool['cachePoint']);
    else written.push(writeTool(tool));
  }
  return {tools: written, ...(toolChoice !== undefined && {tool_choice: writeChoice(membersOf(toolChoice))})};
}

function writeTool(tool: JsonObject): JsonObject {
  const {toolSpec} = tool;
  if (!toolSpec) {
    const kind = Object.keys(tool).join();
    throw cannot(
      name,
      `tools of the kind “${kind}”`,
      'Put the tool in the words of Messages into additionalModelRequestFields.',
    );
  }
  const {inputSchema, ...others} = membersOf(toolSpec);
  return {...others, input_schema: membersOf(inputSchema)['json']};
}

function writeChoice(choice: JsonObject): JsonObject {
  if (choice['tool']) return {type: 'tool', name: membersOf(choice['tool'])['name']};
  return {type: choice['any'] ? 'any' : 'auto'};
}
