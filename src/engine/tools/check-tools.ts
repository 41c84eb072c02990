import {ChatError} from '../../model/index.js';
import type {Tool} from '../../model/index.js';
import {isObject} from './json.js';

/** The tools of a page as they are; throws for those that no model could use, with every mistake at once. */
export function checkTools(given: unknown): readonly Tool[] {
  if (!Array.isArray(given)) throw wrong(['tools is an array of tools.']);
  const mistakes = given.flatMap((tool: unknown, at) => findMistakes(tool, `tools[${at}]`, given.slice(0, at)));
  if (mistakes.length > 0) throw wrong(mistakes);
  return given.filter(isTool);
}

const validName = /^[\w-]{1,64}$/;

function findMistakes(tool: unknown, place: string, before: readonly unknown[]): readonly string[] {
  if (!isObject(tool)) return [`${place} is no object.`];
  const {name, inputSchema, approval = 'ask', timeoutMs = 1, run} = tool;
  if (typeof name !== 'string' || !validName.test(name)) {
    return [`${place} needs a name of 1 to 64 letters, digits, "_" and "-"; it is ${String(JSON.stringify(name))}.`];
  }
  const isSchema = isObject(inputSchema) && (inputSchema['type'] ?? 'object') === 'object';
  const isApproval = approval === 'ask' || approval === 'never' || typeof approval === 'function';
  return [
    ...(before.some((other) => isObject(other) && other['name'] === name) ? [`Two tools are named "${name}".`] : []),
    ...(isSchema ? [] : [`"${name}" needs an inputSchema, a JSON Schema of type "object".`]),
    ...(isApproval ? [] : [`approval of "${name}" is "ask", "never" or a function.`]),
    ...(typeof timeoutMs === 'number' && timeoutMs > 0 ? [] : [`timeoutMs of "${name}" is a number above 0.`]),
    ...(run === undefined || typeof run === 'function' ? [] : [`run of "${name}" is a function.`]),
  ];
}

function isTool(tool: unknown): tool is Tool {
  return findMistakes(tool, '', []).length === 0;
}

function wrong(mistakes: readonly string[]): ChatError {
  return new ChatError('config', {message: 'The tools of this chat are not set up right.', hint: mistakes.join(' ')});
}
