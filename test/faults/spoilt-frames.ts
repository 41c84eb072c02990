import {Crc32} from '@smithy/core/checksum';

/** The same bytes with one bit turned. */
export function flip(bytes: Uint8Array, at: number, bit = 0): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(bytes, (byte, index) => (index === at ? byte ^ (1 << bit) : byte));
}

/** A frame that claims another length; the checksum of its prelude says that this is meant. */
export function withLength(frame: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const spoilt = frame.slice();
  const view = new DataView(spoilt.buffer);
  view.setUint32(0, length);
  view.setUint32(8, checksum(spoilt.subarray(0, 8)));
  return spoilt;
}

/** The checksum of event streams. */
export function checksum(bytes: Uint8Array): number {
  const crc = new Crc32();
  crc.update(bytes);
  return crc.digestSync();
}
