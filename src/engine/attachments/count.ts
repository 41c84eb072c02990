import type {ContentBlock} from '../../model/index.js';
import type {AttachmentCount} from './limits.js';

/** Nothing attached yet. */
export const noAttachments: AttachmentCount = {images: 0, documents: 0, videos: 0, audios: 0, bytes: 0};

/** What is attached in some content, the results of tools included. */
export function countAttachments(content: Iterable<ContentBlock>): AttachmentCount {
  let count = noAttachments;
  for (const block of content) {
    const inner = block.toolResult?.content;
    const found = Array.isArray(inner) ? countAttachments(inner.filter(isBlock)) : countOne(block);
    count = addCount(count, found);
  }
  return count;
}

/** Both together. */
export function addCount(first: AttachmentCount, second: AttachmentCount): AttachmentCount {
  return {
    images: first.images + second.images,
    documents: first.documents + second.documents,
    videos: first.videos + second.videos,
    audios: first.audios + second.audios,
    bytes: first.bytes + second.bytes,
  };
}

function countOne({image, document, video, audio}: ContentBlock): AttachmentCount {
  return {
    images: image ? 1 : 0,
    documents: document ? 1 : 0,
    videos: video ? 1 : 0,
    audios: audio ? 1 : 0,
    bytes: countBytes((image ?? document ?? video ?? audio)?.source),
  };
}

function countBytes(source: unknown): number {
  if (typeof source !== 'object' || source === null || !('bytes' in source)) return 0;
  return source.bytes instanceof Uint8Array ? source.bytes.length : 0;
}

function isBlock(piece: unknown): piece is ContentBlock {
  return typeof piece === 'object' && piece !== null;
}
