import {fromBase64, toBase64} from '../../aws/base64.js';
import {corrupt} from '../../aws/event-stream/split-frames.js';
import {cannot} from './cannot.js';
import {membersOf, textOf} from './json.js';

/** A picture that is sent as bytes. */
export interface Picture {
  /** Such as `png`. */
  readonly format: string;
  readonly bytes: Uint8Array;
}

/** The bytes of an image block; throws for one that lies elsewhere. */
export function readImage(image: unknown, model: string): Picture {
  const {format, source} = membersOf(image);
  const {bytes} = membersOf(source);
  if (bytes instanceof Uint8Array) return {format: textOf(format), bytes};
  throw cannot(model, 'images without bytes, such as an S3 location,', 'Send the bytes of the image.');
}

/** A picture as an address that holds all of it. */
export function toDataUrl({format, bytes}: Picture): string {
  return `data:image/${format};base64,${toBase64(bytes)}`;
}

/** A picture that a model made: it says in its first bytes of which format it is. */
export function readPicture(base64: unknown): Picture {
  const bytes = readBytes(base64);
  const [, format] = signatures.find(([first]) => first.every((byte, at) => bytes[at] === byte)) ?? [];
  return {format: format ?? 'png', bytes};
}

const signatures: readonly (readonly [readonly number[], string])[] = [
  [[0x89, 0x50, 0x4e, 0x47], 'png'],
  [[0xff, 0xd8, 0xff], 'jpeg'],
  [[0x47, 0x49, 0x46, 0x38], 'gif'],
  [[0x52, 0x49, 0x46, 0x46], 'webp'],
];

/** Bytes that came as base64. */
export function readBytes(base64: unknown): Uint8Array {
  try {
    return fromBase64(textOf(base64));
  } catch (cause) {
    throw corrupt('What should be base64 is none.', cause);
  }
}
