import type {ImageHeader} from './image-header.js';
import type {AttachmentLimits} from './limits.js';
import {Refused} from './refusal.js';

/** A picture as Converse takes it. */
export interface FittedImage {
  readonly format: string;
  readonly bytes: Uint8Array;
}

/** How a picture is written: from what looks best to what is smallest. */
interface Encoding {
  readonly format: 'png' | 'webp' | 'jpeg';
  readonly quality?: number;
}

const photo: readonly Encoding[] = [0.92, 0.85, 0.75].map((quality) => ({format: 'jpeg', quality}));
// Safari writes no WebP and gives PNG instead, which is skipped until it is its turn.
const transparent: readonly Encoding[] = [{format: 'webp', quality: 0.9}, {format: 'png'}];
const drawing: readonly Encoding[] = [{format: 'png'}, ...photo];

/** The largest canvas of every browser, those of phones included. */
const canvasPixels = 16_777_216;
/** By how much a picture shrinks that is still too large. */
const step = 0.75;
const smallestSide = 64;

/** Decodes a picture; refuses one that cannot be. */
export async function decodeImage(file: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(file, {imageOrientation: 'from-image'});
  } catch {
    // Browsers only say that it did not work.
    throw new Refused('unreadable', {kind: 'image'});
  }
}

/** Writes a picture anew, upright, without any notes, and as large as the limits allow. */
export async function encodeImage(
  bitmap: ImageBitmap,
  source: Pick<ImageHeader, 'hasAlpha'> & {readonly format: string},
  limits: AttachmentLimits,
): Promise<FittedImage> {
  const {width, height} = bitmap;
  const longest = Math.max(width, height);
  const largest = Math.min(1, limits.imageSide / longest, Math.sqrt(canvasPixels / (width * height)));
  let encodings: readonly Encoding[] | undefined;
  for (let scale = largest; scale === largest || longest * scale >= smallestSide; scale *= step) {
    const {canvas, context} = draw(bitmap, scale);
    encodings ??= source.hasAlpha && !isOpaque(context) ? transparent : source.format === 'jpeg' ? photo : drawing;
    for (const encoding of encodings) {
      const blob = await write(canvas, encoding);
      if (blob && blob.size <= limits.imageBytes) {
        return {format: encoding.format, bytes: new Uint8Array(await blob.arrayBuffer())};
      }
    }
  }
  throw new Refused('too-large', {kind: 'image', most: limits.imageBytes});
}

function draw(bitmap: ImageBitmap, scale: number) {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.floor(bitmap.width * scale));
  canvas.height = Math.max(1, Math.floor(bitmap.height * scale));
  const context = canvas.getContext('2d');
  if (!context || !isHonest(context)) throw new Refused('too-large', {kind: 'image'});
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return {canvas, context};
}

/** Most pictures that could be seen through cannot: screenshots, for example. */
function isOpaque(context: CanvasRenderingContext2D): boolean {
  const {width, height} = context.canvas;
  const rows = 64;
  for (let top = 0; top < height; top += rows) {
    const {data} = context.getImageData(0, top, width, Math.min(rows, height - top));
    for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return false;
  }
  return true;
}

/** Browsers that keep pages from recognising visitors give pixels that nobody has drawn. */
function isHonest(context: CanvasRenderingContext2D): boolean {
  context.fillStyle = '#ff8000';
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  context.clearRect(0, 0, 1, 1);
  return red > 240 && Math.abs(green - 128) < 15 && blue < 15;
}

async function write(canvas: HTMLCanvasElement, {format, quality}: Encoding): Promise<Blob | undefined> {
  const type = `image/${format}`;
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality));
  return blob?.type === type ? blob : undefined;
}
