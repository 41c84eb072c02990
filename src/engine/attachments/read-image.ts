import {decodeImage, encodeImage, type FittedImage} from './fit-image.js';
import {readImageHeader, type ImageHeader} from './image-header.js';
import type {AttachmentLimits} from './limits.js';
import {Refused} from './refusal.js';
import {stripMetadata} from './strip-metadata.js';

/** What the first bytes of a picture told. */
export interface ImageType {
  readonly kind: 'image' | 'foreign-image';
  readonly format: string;
}

/**
 * A picture within the limits. One that fits keeps its pixels and loses only what is noted in it; any other is decoded
 * and written anew, unless its header tells that no browser should try.
 */
export async function readImage(file: Blob, type: ImageType, limits: AttachmentLimits): Promise<FittedImage> {
  const {imageFileBytes, imageFilePixels, imageBytes, imageSide} = limits;
  if (file.size > imageFileBytes) throw new Refused('too-large', {kind: 'image', most: imageFileBytes});
  const bytes = new Uint8Array(await file.arrayBuffer());
  const header = readImageHeader(bytes, type.format);
  if (!header && type.kind === 'image') throw new Refused('unreadable', {kind: 'image'});
  if (header && header.width * header.height > imageFilePixels) throw new Refused('too-large', {kind: 'image'});
  const bitmap = await decode(bytes, type);
  try {
    const stripped = stripMetadata(bytes, type.format);
    const fits = stripped.length <= imageBytes && Math.max(bitmap.width, bitmap.height) <= imageSide;
    if (fits && type.kind === 'image' && !header?.isTurned) return {format: type.format, bytes: stripped};
    return await encodeImage(bitmap, {format: type.format, hasAlpha: seesThrough(header)}, limits);
  } finally {
    bitmap.close();
  }
}

async function decode(bytes: Uint8Array<ArrayBuffer>, {kind, format}: ImageType): Promise<ImageBitmap> {
  try {
    return await decodeImage(new Blob([bytes], {type: `image/${format.toLowerCase()}`}));
  } catch (error) {
    throw kind === 'image' ? error : new Refused('convert', {kind: 'image', format});
  }
}

function seesThrough(header: ImageHeader | undefined): boolean {
  return header?.hasAlpha ?? true;
}
