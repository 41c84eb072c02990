import {blocksWith, constraint, countedPath, isJsonObject, membersOf, type Rule} from './converse-request.js';

/** A call has a name of the right letters; one that a model made up stays in the history. (NousResearch/hermes-agent#90008) */
export const callsAreNamed: Rule = (request) => {
  for (const {path, members} of blocksWith('toolUse', request)) {
    const name = String(membersOf(members['toolUse'])['name']);
    if (/^[\w-]{1,64}$/.test(name)) continue;
    const rule =
      name.length > 64 ? 'have length less than or equal to 64' : 'satisfy regular expression pattern: [a-zA-Z0-9_-]+';
    return constraint(`${countedPath(path)}.toolUse.name`, rule, name);
  }
  return undefined;
};

/** An id has the right letters; the API reference added the dot and the colon in 2026. (run-llama/llama_index#22775) */
export const toolIdsAreClean: Rule = (request) => {
  for (const kind of ['toolUse', 'toolResult']) {
    for (const {path, members} of blocksWith(kind, request)) {
      const id = String(membersOf(members[kind])['toolUseId'] ?? '');
      if (/^[\w.:-]{1,64}$/.test(id)) continue;
      const rule =
        id.length > 64
          ? 'have length less than or equal to 64'
          : 'satisfy regular expression pattern: [a-zA-Z0-9_.:-]+';
      return constraint(`${countedPath(path)}.${kind}.toolUseId`, rule, id);
    }
  }
  return undefined;
};

/** The arguments of a call, and JSON in results, are objects. (vercel/ai#19023, aws/aws-sdk-js-v3#7330) */
export const jsonIsAnObject: Rule = (request) => {
  const inputs = blocksWith('toolUse', request).map(({path, members}) => ({
    path: `${path}.toolUse.input`,
    value: membersOf(members['toolUse'])['input'],
  }));
  const results = blocksWith('json', request).map(({path, members}) => ({
    path: `${path}.json`,
    value: members['json'],
  }));
  const wrong = [...inputs, ...results].find(({value}) => !isJsonObject(value));
  return (
    wrong && `The format of the value at ${wrong.path} is invalid. Provide a json object for the field and try again.`
  );
};

/** A result says something. (gethnet/litellm-connector-copilot#101; the sentence is a guess) */
export const resultsAreNotEmpty: Rule = (request) => {
  const empty = blocksWith('toolResult', request).find(({members}) => {
    const {content} = membersOf(members['toolResult']);
    return !Array.isArray(content) || content.length === 0;
  });
  return empty && `The content field in the ToolResult object at ${empty.path}.toolResult is empty.`;
};
