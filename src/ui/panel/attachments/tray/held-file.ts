import type {AttachmentKind} from '../../../../engine/attachments/model-kinds.js';
import type {ContentBlock} from '../../../../model/index.js';

/** A file that a visitor has chosen. */
export interface HeldFile {
  readonly id: number;
  readonly file: File;
  /** What it seems to be, or is, once it is read. */
  readonly kind: AttachmentKind;
  /** What it has become, once it is read. */
  readonly block?: ContentBlock;
  /** Aborted when the visitor takes it away. */
  readonly leaving: AbortController;
  /** Where the picture is to be seen; empty for other files, and while nothing is shown. */
  readonly url: string;
}

/** What a file seems to be, before anybody has looked into it. */
export function guessKind({type}: File): AttachmentKind {
  return findKind((kind) => type.startsWith(`${kind}/`));
}

/** A file that has been read. */
export function withBlock(held: HeldFile, block: ContentBlock): HeldFile {
  return withUrl({...held, block, kind: findKind((kind) => block[kind] !== undefined)});
}

/** A file whose picture can be seen: as it goes out, since browsers show fewer kinds than can be chosen. */
export function withUrl(held: HeldFile): HeldFile {
  const {url, block} = held;
  const bytes = readBytes(block?.image?.source);
  if (url !== '' || !bytes) return held;
  const type = `image/${String(block?.image?.format)}`;
  return {...held, url: URL.createObjectURL(new Blob([bytes], {type}))};
}

/** A file whose picture is no longer shown. */
export function withoutUrl(held: HeldFile): HeldFile {
  URL.revokeObjectURL(held.url);
  return {...held, url: ''};
}

function findKind(fits: (kind: AttachmentKind) => boolean): AttachmentKind {
  return (['image', 'video', 'audio'] as const).find(fits) ?? 'document';
}

function readBytes(source: unknown): Uint8Array<ArrayBuffer> | undefined {
  if (typeof source !== 'object' || source === null || !('bytes' in source)) return undefined;
  // A copy: TypeScript knows that it is backed by memory that is not shared.
  return source.bytes instanceof Uint8Array ? new Uint8Array(source.bytes) : undefined;
}
