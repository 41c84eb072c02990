import type {BlockKind, ContentBlock, WholeBlock} from '../model/index.js';

/** What a kind knows of blocks that come whole. */
interface WholeKindDefinition<K extends BlockKind> {
  readonly kind: K;
  grow(): undefined;
  toContent(block: WholeBlock<K>): ContentBlock;
  fromContent(content: ContentBlock, index: number): WholeBlock<K> | undefined;
}

/** A kind that comes whole: its block holds one member of Converse as it came. */
export function wholeKind<K extends BlockKind>(kind: K, member: string): WholeKindDefinition<K> {
  return {
    kind,
    grow: () => undefined,
    toContent: ({value}) => ({[member]: value}),
    fromContent(content, index) {
      const value = content[member];
      return isObject(value) ? {kind, index, isDone: true, value} : undefined;
    },
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
