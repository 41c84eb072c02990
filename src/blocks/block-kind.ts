import type {Block, BlockDelta, BlockStart, ContentBlock} from '../model/index.js';

/**
 * What a kind of block knows about itself. Everything is pure, never throws, and returns `undefined` for what belongs
 * to another kind.
 */
export interface BlockKindDefinition<B extends Block> {
  readonly kind: B['kind'];
  /** The block that a `contentBlockStart` opens. Left out by kinds that stream without one. */
  fromStart?(start: BlockStart, index: number): B | undefined;
  /** The block that a delta opens when no start came before it. Left out by kinds that need a start. */
  fromDelta?(delta: BlockDelta, index: number): B | undefined;
  /** The block grown by a delta; it may become one of another kind, and is the same object when nothing was added. */
  grow(block: B, delta: BlockDelta): Block | undefined;
  /** The block in Converse's own shape; `undefined` while there is nothing to send. */
  toContent(block: B): ContentBlock | undefined;
  /** The finished block that stands for a piece of content. */
  fromContent(content: ContentBlock, index: number): B | undefined;
}
