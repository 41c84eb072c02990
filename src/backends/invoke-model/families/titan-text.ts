import type {Family} from '../family.js';
import {listOf, membersOf, numberOf} from '../json.js';
import type {JsonObject} from '../json.js';
import {createTextReader} from '../text-reader.js';
import type {TextPiece} from '../text-reader.js';
import {readSystem, readTurns} from '../turns.js';

const model = {name: 'Amazon Titan Text'};

/**
 * Amazon Titan Text: a conversation is a text of lines that begin with “User:” and “Bot:”.
 * (https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-titan-text.html)
 */
export const titanText: Family = {
  writeBody(request) {
    const {maxTokens, temperature, topP, stopSequences} = request.inferenceConfig ?? {};
    const turns = readTurns(request, model);
    const lines = turns.map(({role, text}) => `${role === 'user' ? 'User' : 'Bot'}: ${text}`);
    // An answer that was begun is gone on with.
    if (turns.at(-1)?.role !== 'assistant') lines.push('Bot:');
    const system = readSystem(request, model);
    return {
      inputText: [...(system ? [`${system}\n`] : []), ...lines].join('\n'),
      textGenerationConfig: {maxTokenCount: maxTokens, temperature, topP, stopSequences},
    };
  },

  createReader: () => createTextReader(readPiece, stopReasons),
};

const stopReasons = {
  FINISH: 'end_turn',
  FINISHED: 'end_turn',
  LENGTH: 'max_tokens',
  STOP_CRITERIA_MET: 'stop_sequence',
  CONTENT_FILTERED: 'content_filtered',
};

/** In one piece, the answer is an entry of `results`; in a stream it is the chunk itself. */
function readPiece(chunk: JsonObject): TextPiece {
  const result = 'results' in chunk ? membersOf(listOf(chunk['results'])[0]) : chunk;
  return {
    text: result['outputText'],
    stopReason: result['completionReason'],
    counts: {
      input: numberOf(chunk['inputTextTokenCount']),
      output: numberOf(result['tokenCount'] ?? result['totalOutputTextTokenCount']),
    },
  };
}
