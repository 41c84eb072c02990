import {cannot} from '../cannot.js';
import type {Family} from '../family.js';
import {listOf, membersOf} from '../json.js';
import {createTextReader} from '../text-reader.js';
import {disarm, readSystem, readTurns} from '../turns.js';

const model = {name: 'Mistral Instruct'};
const marks = /<\/?s>|\[\/?INST\]/g;

/**
 * The older models of Mistral AI, which take one prompt.
 * (https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-mistral-text-completion.html)
 */
export const mistralInstruct: Family = {
  writeBody(request) {
    const {maxTokens, temperature, topP, stopSequences} = request.inferenceConfig ?? {};
    if (request.toolConfig)
      throw cannot(model.name, 'tools', 'A newer Mistral does: set the option family to mistral.');
    // There is no place for a system prompt: it stands before the first question.
    const system = readSystem(request, model);
    const prompt = readTurns(request, model).map(({role, text}, at) => {
      const said = disarm(at === 0 && system ? `${system}\n\n${text}` : text, marks);
      return role === 'user' ? `${at > 0 ? '</s> ' : '<s>'}[INST] ${said} [/INST]` : ` ${said}`;
    });
    return {prompt: prompt.join(''), max_tokens: maxTokens, temperature, top_p: topP, stop: stopSequences};
  },

  createReader: () =>
    createTextReader(
      (chunk) => {
        const output = membersOf(listOf(chunk['outputs'])[0]);
        return {text: output['text'], stopReason: output['stop_reason']};
      },
      {stop: 'end_turn', length: 'max_tokens'},
    ),
};
