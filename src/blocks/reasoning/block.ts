import type {ReasoningBlock, ReasoningDelta} from '../../model/index.js';
import type {BlockKindDefinition} from '../block-kind.js';
import {isBytes, joinBytes} from '../bytes.js';

/** The model thinking aloud, or in bytes that only the model can read. */
export const reasoningKind: BlockKindDefinition<ReasoningBlock> = {
  kind: 'reasoning',

  fromDelta({reasoningContent}, index) {
    return reasoningContent && add({kind: 'reasoning', index, isDone: false, text: ''}, reasoningContent);
  },

  grow(block, {reasoningContent}) {
    return reasoningContent && add(block, reasoningContent);
  },

  toContent({text, signature, redacted}) {
    if (redacted) return {reasoningContent: {redactedContent: redacted}};
    // A model that hides its thoughts sends a signature alone; the text is required all the same.
    if (signature !== undefined) return {reasoningContent: {reasoningText: {text, signature}}};
    return text === '' ? undefined : {reasoningContent: {reasoningText: {text}}};
  },

  fromContent({reasoningContent}, index) {
    const block = {kind: 'reasoning', index, isDone: true} as const;
    if (isBytes(reasoningContent?.redactedContent)) {
      return {...block, text: '', redacted: reasoningContent.redactedContent};
    }
    const said = reasoningContent?.reasoningText;
    if (typeof said?.text !== 'string') return undefined;
    return {...block, text: said.text, ...(typeof said.signature === 'string' && {signature: said.signature})};
  },
};

function add(block: ReasoningBlock, {text, signature, redactedContent}: ReasoningDelta): ReasoningBlock | undefined {
  // Converse has either readable thoughts or bytes in one block, so a mixture becomes two blocks.
  if (isBytes(redactedContent)) {
    if (block.text !== '' || block.signature !== undefined) return undefined;
    return {...block, isDone: false, redacted: joinBytes(block.redacted, redactedContent)};
  }
  if ((typeof text !== 'string' && typeof signature !== 'string') || block.redacted) return undefined;
  // An empty signature is none: models without signatures refuse to get one back.
  if (!text && !signature) return block;
  const grown = {...block, isDone: false, text: block.text + (text ?? '')};
  return signature ? {...grown, signature: (block.signature ?? '') + signature} : grown;
}
