import type {BlockDelta, BlockStart, ContentBlock, UnknownBlock} from '../../model/index.js';
import type {BlockKindDefinition} from '../block-kind.js';

/** Whatever no other kind understands: kept as it came. Only a whole block can be sent back, unchanged. */
export const unknownKind = {
  kind: 'unknown',

  fromStart(start: BlockStart, index: number): UnknownBlock {
    return {kind: 'unknown', index, isDone: false, events: [start]};
  },

  fromDelta(delta: BlockDelta, index: number): UnknownBlock {
    return {kind: 'unknown', index, isDone: false, events: [delta]};
  },

  grow(block: UnknownBlock, delta: BlockDelta): UnknownBlock {
    return {...block, isDone: false, events: [...block.events, delta]};
  },

  toContent(block: UnknownBlock): ContentBlock | undefined {
    return block.content;
  },

  fromContent(content: ContentBlock, index: number): UnknownBlock {
    return {kind: 'unknown', index, isDone: true, content, events: []};
  },
} as const satisfies BlockKindDefinition<UnknownBlock>;
