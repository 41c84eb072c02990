import type {StreamEvent} from '../../../../model/index.js';
import {AnswerWriter} from '../../answer-writer.js';
import type {ChunkReader} from '../../family.js';
import {listOf, membersOf, numberOf, textOf} from '../../json.js';
import {readMetadata} from '../../metadata.js';

const stopReasons: Readonly<Record<string, string>> = {
  stop: 'end_turn',
  length: 'max_tokens',
  model_length: 'model_context_window_exceeded',
  tool_calls: 'tool_use',
  content_filter: 'content_filtered',
};

/** Makes a reader for chat completions. Older models say `message` and `stop_reason`, newer `delta` and `finish_reason`. */
export function createChatReader(): ChunkReader {
  const answer = new AnswerWriter();
  const tools = new ToolCalls(answer);
  return function* readChunk(chunk) {
    const choice = membersOf(listOf(chunk['choices'])[0]);
    const said = membersOf(choice['message'] ?? choice['delta']);
    yield* answer.reasoning({text: textOf(said['reasoning_content'] ?? said['reasoning'])});
    yield* readContent(answer, said['content']);
    for (const call of listOf(said['tool_calls'])) yield* tools.read(call);
    const reason = textOf(choice['stop_reason'] ?? choice['finish_reason']);
    if (reason) yield* answer.stop(stopReasons[reason] ?? reason);
    const usage = membersOf(chunk['usage']);
    yield* readMetadata(chunk, {
      input: numberOf(usage['prompt_tokens']),
      output: numberOf(usage['completion_tokens']),
    });
  };
}

/** Text, or a list of pieces: models that reason put their thoughts there. */
function* readContent(answer: AnswerWriter, content: unknown): Generator<StreamEvent> {
  if (!Array.isArray(content)) {
    yield* answer.text(textOf(content));
    return;
  }
  for (const piece of content.map(membersOf)) {
    if (piece['type'] !== 'thinking') yield* answer.text(textOf(piece['text']));
    else
      for (const thought of listOf(piece['thinking']))
        yield* answer.reasoning({text: textOf(membersOf(thought)['text'])});
  }
}

/** The calls of an answer: whole ones, or in pieces of which only the first one names the tool. */
class ToolCalls {
  readonly #answer: AnswerWriter;
  #open: unknown;

  constructor(answer: AnswerWriter) {
    this.#answer = answer;
  }

  *read(call: unknown): Generator<StreamEvent> {
    const {id, index, function: called} = membersOf(call);
    const {name, arguments: input} = membersOf(called);
    const goesOn = this.#open !== undefined && textOf(name) === '' && (textOf(id) === '' || id === this.#open);
    if (!goesOn) {
      this.#open = textOf(id) || `call-${numberOf(index) ?? 0}`;
      const toolUse = {toolUseId: String(this.#open), name: textOf(name)};
      yield* this.#answer.start({toolUse});
    }
    const json = typeof input === 'string' ? input : JSON.stringify(input ?? {});
    if (json) yield* this.#answer.more({toolUse: {input: json}});
  }
}
