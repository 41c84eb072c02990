import {constraint, isPrompt, membersOf, toolsOf, type Rule} from './converse-request.js';

/** An answer may be one token long at least. (API reference, InferenceConfiguration) */
export const maxTokensIsPositive: Rule = ({members}) => {
  const {maxTokens} = membersOf(members['inferenceConfig']);
  if (typeof maxTokens !== 'number' || maxTokens >= 1) return undefined;
  return constraint('inferenceConfig.maxTokens', 'have value greater than or equal to 1', maxTokens);
};

/** Temperature and top P are shares. (API reference, InferenceConfiguration) */
export const sharesAreBetweenNoughtAndOne: Rule = ({members}) => {
  const inferenceConfig = membersOf(members['inferenceConfig']);
  for (const name of ['temperature', 'topP']) {
    const value = inferenceConfig[name];
    if (typeof value === 'number' && value < 0) {
      return constraint(`inferenceConfig.${name}`, 'have value greater than or equal to 0', value);
    }
    if (typeof value === 'number' && value > 1) {
      return constraint(`inferenceConfig.${name}`, 'have value less than or equal to 1', value);
    }
  }
  return undefined;
};

/** A system prompt says something. (API reference, SystemContentBlock) */
export const systemIsNotEmpty: Rule = ({members}) => {
  const {system} = members;
  const index = Array.isArray(system) ? system.findIndex((block) => membersOf(block)['text'] === '') : -1;
  return index < 0
    ? undefined
    : constraint(`system.${index + 1}.member.text`, 'have length greater than or equal to 1', '');
};

/** A prompt brings its own settings. (API reference, Converse, modelId; the sentence is a guess) */
export const promptsBringTheirSettings: Rule = (request) => {
  const own = ['additionalModelRequestFields', 'inferenceConfig', 'system', 'toolConfig'];
  const given = own.filter((name) => request.members[name] !== undefined);
  if (!isPrompt(request) || given.length === 0) return undefined;
  return `The following fields can't be used with a prompt: ${given.join(', ')}.`;
};

/** Only a prompt has variables. (API reference, Converse, promptVariables; the sentence is a guess) */
export const variablesAreOfPrompts: Rule = (request) =>
  request.members['promptVariables'] === undefined || isPrompt(request)
    ? undefined
    : "The promptVariables field can't be used without a prompt.";

/** Who tells of tools tells of one at least. (genkit-ai/aws-bedrock-js-plugin#43) */
export const toolsAreSome: Rule = (request) =>
  toolsOf(request)?.length === 0 ? constraint('toolConfig.tools', 'have length greater than or equal to 1') : undefined;

/** A tool has a name of the right letters. (aws-samples/remote-swe-agents#457) */
export const toolsAreNamed: Rule = (request) => {
  for (const [index, {toolSpec}] of (toolsOf(request) ?? []).entries()) {
    const {name} = membersOf(toolSpec);
    if (toolSpec === undefined || /^[\w-]{1,64}$/.test(String(name))) continue;
    return constraint(
      `toolConfig.tools.${index + 1}.member.toolSpec.name`,
      'satisfy regular expression pattern: [a-zA-Z0-9_-]+',
      String(name),
    );
  }
  return undefined;
};

/** A tool that is described is described in words. (BerriAI/litellm#19384) */
export const descriptionsAreNotEmpty: Rule = (request) => {
  const index = (toolsOf(request) ?? []).findIndex(({toolSpec}) => membersOf(toolSpec)['description'] === '');
  if (index < 0) return undefined;
  return constraint(
    `toolConfig.tools.${index + 1}.member.toolSpec.description`,
    'have length greater than or equal to 1',
    '',
  );
};
