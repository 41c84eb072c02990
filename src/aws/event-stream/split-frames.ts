import {Crc32} from '@smithy/core/checksum';

import {ChatError} from '../../model/index.js';

const preludeLength = 12;
/** 16 MiB of payload and 128 KiB of headers are the format's limits: https://smithy.io/2.0/aws/amazon-eventstream.html */
const longestFrame = 16 * 1024 * 1024 + 128 * 1024 + 16;
const shortestFrame = 16;

/**
 * Cuts a stream of bytes into whole event-stream frames, whatever the chunks are.
 * The length is believed only after its checksum held, so a corrupt one allocates nothing.
 */
export async function* splitFrames(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const prelude = new Uint8Array(preludeLength);
  let frame = prelude;
  let filled = 0;
  let hasBegun = false;
  for await (const chunk of chunks) {
    let offset = 0;
    while (offset < chunk.length) {
      const taken = chunk.subarray(offset, offset + frame.length - filled);
      frame.set(taken, filled);
      filled += taken.length;
      offset += taken.length;
      if (frame === prelude && filled === preludeLength) {
        frame = new Uint8Array(readFrameLength(prelude));
        frame.set(prelude);
      }
      if (frame !== prelude && filled === frame.length) {
        yield frame;
        hasBegun = true;
        frame = prelude;
        filled = 0;
      }
    }
  }
  if (!hasBegun) throw connectionFailed();
  if (filled > 0) {
    throw new ChatError('interrupted', {
      message: 'The answer broke off.',
      hint: `The stream ended inside a frame, after ${filled} of its bytes.`,
      retryable: true,
    });
  }
}

/** Some browsers show a connection that breaks as a proper end. Before the first frame nothing can be interrupted. */
function connectionFailed(): ChatError {
  return new ChatError('network', {
    message: 'The assistant cannot be reached. Please check your connection, and try again.',
    hint: 'The stream ended before its first frame.',
    retryable: true,
  });
}

function readFrameLength(prelude: Uint8Array): number {
  const view = new DataView(prelude.buffer, prelude.byteOffset, preludeLength);
  const length = view.getUint32(0);
  if (length < shortestFrame || length > longestFrame) throw corrupt(`A frame cannot be ${length} bytes long.`);
  const checksum = new Crc32();
  checksum.update(prelude.subarray(0, 8));
  if (checksum.digestSync() !== view.getUint32(8)) {
    throw corrupt('The checksum of a frame’s first bytes does not hold.');
  }
  return length;
}

/** The error for bytes that are not what the service sent. */
export function corrupt(hint: string, cause?: unknown): ChatError {
  return new ChatError('corrupt-stream', {
    message: 'The answer arrived damaged.',
    hint: `${hint} Something between the page and AWS changes the bytes, such as a proxy.`,
    retryable: true,
    cause,
  });
}
