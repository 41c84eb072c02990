import {membersOf, type Rule} from './converse-request.js';

/** An answer may be one token long at least. */
export const maxTokensIsPositive: Rule = ({members}) => {
  const {maxTokens} = membersOf(members['inferenceConfig']);
  if (typeof maxTokens !== 'number' || maxTokens >= 1) return undefined;
  return constraint(maxTokens, 'inferenceConfig.maxTokens', 'value greater than or equal to 1');
};

/** Temperature and top P are shares. */
export const sharesAreBetweenNoughtAndOne: Rule = ({members}) => {
  const inferenceConfig = membersOf(members['inferenceConfig']);
  for (const name of ['temperature', 'topP']) {
    const value = inferenceConfig[name];
    if (typeof value === 'number' && value < 0) {
      return constraint(value, `inferenceConfig.${name}`, 'value greater than or equal to 0');
    }
    if (typeof value === 'number' && value > 1) {
      return constraint(value, `inferenceConfig.${name}`, 'value less than or equal to 1');
    }
  }
  return undefined;
};

/** A system prompt says something. */
export const systemIsNotEmpty: Rule = ({members}) => {
  const {system} = members;
  const index = Array.isArray(system) ? system.findIndex((block) => membersOf(block)['text'] === '') : -1;
  // Paths of the common validation count from one.
  return index < 0 ? undefined : constraint('', `system.${index + 1}.member.text`, 'length greater than or equal to 1');
};

/** A prompt of Prompt Management brings its own settings. The rule is documented, the sentence is a guess. */
export const promptsBringTheirSettings: Rule = ({modelId, members}) => {
  const own = ['additionalModelRequestFields', 'inferenceConfig', 'system', 'toolConfig'];
  const given = own.filter((name) => members[name] !== undefined);
  if (!modelId.includes(':prompt/') || given.length === 0) return undefined;
  return `The following fields can't be used with a prompt: ${given.join(', ')}.`;
};

function constraint(value: string | number, path: string, rule: string): string {
  return `1 validation error detected: Value '${value}' at '${path}' failed to satisfy constraint: Member must have ${rule}`;
}
