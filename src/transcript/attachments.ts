import type {ContentBlock, RequestMessage} from '../model/index.js';

/** The kind of a block that holds media, or `undefined`. */
export function mediaKindOf(block: ContentBlock): string | undefined {
  return ['image', 'document', 'video', 'audio'].find((kind) => block[kind]);
}

/** What stands in a request where something is too much. */
export function leftOut(block: ContentBlock): ContentBlock {
  const name = block.document?.name;
  return {text: `[${mediaKindOf(block)} left out${name ? `: ${name}` : ''}]`};
}

/**
 * Gives each document a name that Converse takes, and no two the same one, whatever their case. The name follows from
 * what stands before it, so that the history stays the same from turn to turn, as caches want it.
 */
export function nameDocuments(messages: readonly RequestMessage[]): readonly RequestMessage[] {
  const taken = new Set<string>();
  return changeBlocks(messages, (block) => {
    const {document} = block;
    if (!document) return block;
    const base = cleanName(document.name);
    let name = base;
    for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = `${base} (${count})`;
    taken.add(name.toLowerCase());
    return {document: {...document, name}};
  });
}

/** At most five documents and twenty images go along, the newest; the history counts. */
export function limitAttachments(messages: readonly RequestMessage[]): readonly RequestMessage[] {
  return limit(limit(messages, 'document', 5), 'image', 20);
}

/** A document needs words beside it. */
export function introduceDocuments(messages: readonly RequestMessage[]): readonly RequestMessage[] {
  return messages.map((message) => {
    const {role, content} = message;
    if (!content.some((block) => block.document) || content.some(({text}) => text)) return message;
    return {role, content: [{text: '[document attached]'}, ...content]};
  });
}

function limit(messages: readonly RequestMessage[], kind: string, most: number): readonly RequestMessage[] {
  let surplus = -most;
  changeBlocks(messages, (block) => {
    if (block[kind]) surplus += 1;
    return block;
  });
  if (surplus <= 0) return messages;
  return changeBlocks(messages, (block) => {
    if (!block[kind] || surplus <= 0) return block;
    surplus -= 1;
    return leftOut(block);
  });
}

/** The conversation with each block changed, those in the results of tools included. */
function changeBlocks(
  messages: readonly RequestMessage[],
  change: (block: ContentBlock) => ContentBlock,
): readonly RequestMessage[] {
  return messages.map(({role, content}) => ({
    role,
    content: content.map((block) => {
      const {toolResult} = block;
      if (!toolResult) return change(block);
      return {
        toolResult: {
          ...toolResult,
          content: toolResult.content.map((piece) => (isBlock(piece) ? change(piece) : piece)),
        },
      };
    }),
  }));
}

function isBlock(piece: unknown): piece is ContentBlock {
  return typeof piece === 'object' && piece !== null;
}

/** A name that Converse takes: letters, digits, single spaces, hyphens, brackets; no extension. Leaves room for a number. */
export function cleanName(name: unknown): string {
  const plain = String(name ?? '')
    .replace(/\.[a-z]\w{0,4}$/i, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '');
  return (
    plain
      .replace(/[^a-z\d()[\]-]+/gi, ' ')
      .slice(0, 190)
      .trim() || 'document'
  );
}
