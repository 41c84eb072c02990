import type {CitationsBlock, TextBlock} from '../../model/index.js';
import type {BlockKindDefinition} from '../block-kind.js';
import {citationsKind} from '../citations/block.js';

/** Plain words, or markdown. Turns into a block of citations when the first source arrives. */
export const textKind: BlockKindDefinition<TextBlock> = {
  kind: 'text',

  fromDelta(delta, index) {
    if (typeof delta.text !== 'string') return undefined;
    return {kind: 'text', index, isDone: false, text: delta.text};
  },

  grow(block, delta) {
    if (typeof delta.text === 'string') {
      return delta.text === '' ? block : {...block, isDone: false, text: block.text + delta.text};
    }
    if (!delta.citation) return undefined;
    const spans = [{text: block.text, citations: []}];
    const cited: CitationsBlock = {kind: 'citations', index: block.index, isDone: false, spans};
    return citationsKind.grow(cited, delta);
  },

  toContent(block) {
    return block.text === '' ? undefined : {text: block.text};
  },

  fromContent(content, index) {
    if (typeof content.text !== 'string') return undefined;
    return {kind: 'text', index, isDone: true, text: content.text};
  },
};
