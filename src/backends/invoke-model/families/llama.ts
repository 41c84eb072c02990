import {cannot} from '../cannot.js';
import type {Family} from '../family.js';
import {numberOf} from '../json.js';
import {createTextReader} from '../text-reader.js';
import {disarm, readSystem, readTurns} from '../turns.js';
import type {Turn} from '../turns.js';

/** How a version of Llama wants a conversation written. */
interface Template {
  /** What means something to the model wherever it stands. */
  readonly marks: RegExp;
  readonly seesImages: (modelId: string) => boolean;
  write(turns: readonly Turn[], system: string): string;
}

/** Meta Llama 2. */
export const llama2 = createFamily({
  marks: /<\/?s>|\[\/?INST\]|<<\/?SYS>>/g,
  seesImages: () => false,
  write: (turns, system) => turns.map((turn, at) => writeLlama2(turn, at, at === 0 ? system : '')).join(''),
});

/** Meta Llama 3, 3.1, 3.2 and 3.3. */
export const llama3 = createFamily({
  marks: /<\|\w+\|>/g,
  seesImages: (modelId) => /llama3-2-(?:11|90)b/.test(modelId),
  write: (turns, system) => writeHeaders(turns, system, '<|start_header_id|>', '<|end_header_id|>', '<|eot_id|>'),
});

/** Meta Llama 4. */
export const llama4 = createFamily({
  marks: /<\|\w+\|>/g,
  seesImages: () => true,
  write: (turns, system) => writeHeaders(turns, system, '<|header_start|>', '<|header_end|>', '<|eot|>'),
});

/** All of them take one prompt. (https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-meta.html) */
function createFamily({marks, seesImages, write}: Template): Family {
  return {
    writeBody(request) {
      const {maxTokens, temperature, topP, stopSequences} = request.inferenceConfig ?? {};
      const model = {name: 'Meta Llama', seesImages: seesImages(request.modelId ?? '')};
      if (stopSequences?.length) throw cannot(model.name, 'stop sequences', 'Leave stop-sequences out.');
      const turns = readTurns(request, model).map((turn) => ({...turn, text: disarm(turn.text, marks)}));
      const images = turns.flatMap((turn) => turn.images);
      return {
        prompt: write(turns, disarm(readSystem(request, model), marks)),
        max_gen_len: maxTokens,
        temperature,
        top_p: topP,
        ...(images.length > 0 && {images}),
      };
    },

    createReader: () =>
      createTextReader(
        (chunk) => ({
          text: chunk['generation'],
          stopReason: chunk['stop_reason'],
          counts: {input: numberOf(chunk['prompt_token_count']), output: numberOf(chunk['generation_token_count'])},
        }),
        {stop: 'end_turn', length: 'max_tokens'},
      ),
  };
}

function writeLlama2({role, text}: Turn, at: number, system: string): string {
  if (role === 'assistant') return ` ${text} `;
  const instructions = system && `<<SYS>>\n${system}\n<</SYS>>\n\n`;
  return `${at > 0 ? '</s>' : ''}<s>[INST] ${instructions}${text} [/INST]`;
}

function writeHeaders(turns: readonly Turn[], system: string, ...marks: readonly [string, string, string]): string {
  const [start, end, over] = marks;
  const write = (role: string, text: string): string => `${start}${role}${end}\n\n${text}`;
  const parts = turns.map(({role, text, images}) => write(role, '<|image|>'.repeat(images.length) + text));
  if (system) parts.unshift(write('system', system));
  // An answer that was begun is left open, so that the model goes on with it.
  if (turns.at(-1)?.role !== 'assistant') parts.push(write('assistant', ''));
  return `<|begin_of_text|>${parts.join(over)}`;
}
