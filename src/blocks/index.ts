import type {Block, BlockDelta, BlockKind, BlockStart, ContentBlock} from '../model/index.js';
import type {BlockKindDefinition} from './block-kind.js';
import {audioKind} from './audio/block.js';
import {cachePointKind} from './cache-point/block.js';
import {citationsKind} from './citations/block.js';
import {documentKind} from './document/block.js';
import {guardContentKind} from './guard-content/block.js';
import {imageKind} from './image/block.js';
import {reasoningKind} from './reasoning/block.js';
import {searchResultKind} from './search-result/block.js';
import {textKind} from './text/block.js';
import {toolResultKind} from './tool-result/block.js';
import {toolUseKind} from './tool-use/block.js';
import {unknownKind} from './unknown/block.js';
import {videoKind} from './video/block.js';

export type {BlockKindDefinition} from './block-kind.js';

/** Every kind that is understood, one line each; `unknown` takes what is left. */
const knownKinds: readonly BlockKindDefinition<Block>[] = [
  textKind,
  reasoningKind,
  toolUseKind,
  toolResultKind,
  imageKind,
  citationsKind,
  documentKind,
  audioKind,
  videoKind,
  guardContentKind,
  searchResultKind,
  cachePointKind,
];

const kinds: ReadonlyMap<BlockKind, BlockKindDefinition<Block>> = new Map(
  [...knownKinds, unknownKind].map((definition) => [definition.kind, definition]),
);

const contents = new WeakMap<Block, {readonly content: ContentBlock | undefined}>();

/** The block that a `contentBlockStart` opens. */
export function openBlock(start: BlockStart, index: number): Block {
  return Object.freeze(firstOf((kind) => kind.fromStart?.(start, index)) ?? unknownKind.fromStart(start, index));
}

/** The block that a delta opens without a start, or `undefined` when no known kind does that. */
export function openBlockByDelta(delta: BlockDelta, index: number): Block | undefined {
  const block = firstOf((kind) => kind.fromDelta?.(delta, index));
  return block && Object.freeze(block);
}

/** A block that keeps a delta which no kind understands. */
export function keepDelta(delta: BlockDelta, index: number): Block {
  return Object.freeze(unknownKind.fromDelta(delta, index));
}

/** The block grown by a delta, or `undefined` when the delta does not belong to it. */
export function growBlock(block: Block, delta: BlockDelta): Block | undefined {
  const grown = kindOf(block).grow(block, delta);
  return grown && Object.freeze(grown);
}

/** The block with the knowledge that no more deltas will come. */
export function closeBlock(block: Block): Block {
  return block.isDone ? block : Object.freeze({...block, isDone: true});
}

/** The block in Converse's own shape, derived once; `undefined` while there is nothing to send. */
export function contentOf(block: Block): ContentBlock | undefined {
  const known = contents.get(block);
  if (known) return known.content;
  const content = deriveContent(block);
  contents.set(block, {content: content && Object.freeze(content)});
  return content;
}

/** What the block alone says of its content, whatever piece it was made from. */
export function deriveContent(block: Block): ContentBlock | undefined {
  return kindOf(block).toContent(block);
}

/** The finished block that stands for a piece of content. Its own content is that very piece, unknown members included. */
export function blockFromContent(content: ContentBlock, index: number): Block {
  const known = firstOf((kind) => kind.fromContent(content, index));
  return withContent(known ?? unknownKind.fromContent(content, index), content);
}

/** The block, frozen, with the piece that is to be its content. */
export function withContent(block: Block, content: ContentBlock): Block {
  contents.set(block, {content: Object.freeze({...content})});
  return Object.freeze(block);
}

function kindOf(block: Block): BlockKindDefinition<Block> {
  return kinds.get(block.kind) ?? unknownKind;
}

function firstOf(read: (kind: BlockKindDefinition<Block>) => Block | undefined): Block | undefined {
  for (const kind of knownKinds) {
    const block = read(kind);
    if (block) return block;
  }
  return undefined;
}
