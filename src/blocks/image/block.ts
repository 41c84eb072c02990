import type {ImageBlock} from '../../model/index.js';
import type {BlockKindDefinition} from '../block-kind.js';
import {isBytes, joinBytes} from '../bytes.js';

/** A picture, from the visitor or from the model. */
export const imageKind: BlockKindDefinition<ImageBlock> = {
  kind: 'image',

  fromStart({image: start}, index) {
    if (typeof start?.format !== 'string') return undefined;
    return {kind: 'image', index, isDone: false, format: start.format};
  },

  grow(block, delta) {
    return delta.image && add({...block, isDone: false}, delta.image);
  },

  toContent({format, bytes, source, error}) {
    const whole = bytes ? {bytes} : source;
    if (whole === undefined && error === undefined) return undefined;
    return {image: {format, ...(whole !== undefined && {source: whole}), ...(error !== undefined && {error})}};
  },

  fromContent({image: picture}, index) {
    if (typeof picture?.format !== 'string') return undefined;
    return add({kind: 'image', index, isDone: true, format: picture.format}, picture);
  },
};

function add(block: ImageBlock, {source, error}: {source?: unknown; error?: unknown}): ImageBlock | undefined {
  if (source === undefined && error === undefined) return undefined;
  const failed = error === undefined ? block : {...block, error};
  const bytes = readBytes(source);
  if (bytes) return {...failed, bytes: joinBytes(failed.bytes, bytes)};
  return source === undefined ? failed : {...failed, source};
}

function readBytes(source: unknown): Uint8Array | undefined {
  if (typeof source !== 'object' || source === null || !('bytes' in source)) return undefined;
  return isBytes(source.bytes) ? source.bytes : undefined;
}
