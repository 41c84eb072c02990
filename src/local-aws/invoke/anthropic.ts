import type {ContentBlock} from '../../model/index.js';
import {validationError} from '../aws-error.js';
import {readAnthropicBody} from './anthropic-request.js';
import {AnthropicWriter} from './anthropic-stream.js';
import type {Language} from './index.js';
import {compact, membersOf} from './members.js';

/** Anthropic: the Messages API. */
export const anthropic: Language = {
  readBody: readAnthropicBody,

  createWriter(inputTokens) {
    const writer = new AnthropicWriter(inputTokens);
    return (event) => writer.write(event);
  },

  writeWhole({output, stopReason, usage}) {
    const {inputTokens, outputTokens, cacheReadInputTokens = 0, cacheWriteInputTokens = 0} = membersOf(usage);
    return {
      id: `msg_bdrk_${crypto.randomUUID()}`,
      type: 'message',
      role: 'assistant',
      model: 'local-stand-in',
      content: output.message.content.map(writeBlock),
      stop_reason: stopReason,
      stop_sequence: null,
      usage: compact({
        input_tokens: inputTokens,
        cache_creation_input_tokens: cacheWriteInputTokens,
        cache_read_input_tokens: cacheReadInputTokens,
        output_tokens: outputTokens,
      }),
    };
  },
};

function writeBlock({text, toolUse, reasoningContent, citationsContent, ...others}: ContentBlock): object {
  if (text !== undefined) return {type: 'text', text};
  if (citationsContent) return {type: 'text', text: citationsContent.content.map((piece) => piece.text).join('')};
  if (toolUse) return {type: 'tool_use', id: toolUse.toolUseId, name: toolUse.name, input: toolUse.input};
  if (reasoningContent?.redactedContent) {
    return {type: 'redacted_thinking', data: new TextDecoder().decode(reasoningContent.redactedContent)};
  }
  if (reasoningContent?.reasoningText) {
    const {text: thinking, signature = ''} = reasoningContent.reasoningText;
    return {type: 'thinking', thinking, signature};
  }
  throw validationError(
    `The local stand-in for AWS cannot say ${Object.keys(others).join()} in the words of Anthropic.`,
  );
}
