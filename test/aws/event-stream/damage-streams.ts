import type {Random} from '../../transcript/random.js';
import {join} from './frames.js';
import {flip, withHeadersLength, withHeaderType, withLength} from './spoilt-frames.js';

type Bytes = Uint8Array<ArrayBuffer>;

/** A stream in which one frame is damaged, and maybe what follows it. */
export interface DamagedStream {
  readonly bytes: Bytes;
  /** The first frame that is damaged. */
  readonly at: number;
}

/** Ways to damage a stream that lengths, checksums or the protocol show. */
export const damages: Readonly<Record<string, (frames: readonly Bytes[], random: Random) => DamagedStream>> = {
  'flipped bits': inOneFrame((frame, random) => {
    const bits = 1 + random.below(3);
    // Two bits that are the same would undo each other.
    const places = new Set(Array.from({length: bits}, () => random.below(frame.length * 8)));
    return [...places].reduce<Bytes>((spoilt, place) => flip(spoilt, place >> 3, place & 7), frame);
  }),
  'overwritten bytes': inOneFrame((frame, random) => {
    const start = random.below(frame.length);
    const end = start + 1 + random.below(8);
    return frame.map((byte, at) => (at >= start && at < end ? byte ^ (1 + random.below(255)) : byte));
  }),
  'missing bytes': inOneFrame((frame, random) => {
    const start = random.below(frame.length);
    const end = start === 0 ? 1 + random.below(frame.length - 1) : start + 1 + random.below(frame.length);
    return join(frame.subarray(0, start), frame.subarray(end));
  }),
  'additional bytes': inOneFrame((frame, random) => {
    const start = random.below(frame.length);
    const more = Uint8Array.from({length: 1 + random.below(30)}, () => random.below(256));
    return join(frame.subarray(0, start), more, frame.subarray(start));
  }),
  'an early end': (frames, random) => {
    const at = random.below(frames.length);
    const kept = random.below(frames[at]?.length ?? 0);
    return {bytes: join(...frames.slice(0, at), (frames[at] ?? new Uint8Array()).subarray(0, kept)), at};
  },
  'a wrong length': inOneFrame((frame, random) => {
    const spoilt = frame.slice();
    new DataView(spoilt.buffer).setUint32(0, pickOther(listLengths(frame.length, random), frame.length, random));
    return spoilt;
  }),
  'a wrong length with its checksum': inOneFrame((frame, random) =>
    withLength(frame, pickOther(listLengths(frame.length, random), frame.length, random)),
  ),
  'a wrong length of the headers with all checksums': inOneFrame((frame, random) => {
    const length = new DataView(frame.buffer, frame.byteOffset).getUint32(4);
    const others = [
      0,
      1,
      length - 1,
      length + 1,
      frame.length - 16,
      frame.length,
      0xff_ff_ff_ff,
      random.below(2 ** 32),
    ];
    return withHeadersLength(frame, pickOther(others, length, random));
  }),
  'a header of a wrong type with all checksums': inOneFrame((frame, random) => {
    const text = 7;
    return withHeaderType(
      frame,
      random.pick([':message-type', ':event-type']),
      pickOther(listTypes(random), text, random),
    );
  }),
};

/** Ways to damage a stream that nothing shows: frames have checksums, but neither numbers nor names. */
export const rearrangements: Readonly<Record<string, (frames: readonly Bytes[], random: Random) => readonly Bytes[]>> =
  {
    'a frame that is missing': (frames, random) => frames.toSpliced(random.below(frames.length), 1),
    'a frame that comes twice': (frames, random) => {
      const at = random.below(frames.length);
      return frames.toSpliced(at, 0, ...frames.slice(at, at + 1));
    },
    'two frames that change places': (frames, random) => {
      const at = random.below(frames.length - 1);
      return frames.toSpliced(at, 2, ...frames.slice(at, at + 2).toReversed());
    },
  };

function inOneFrame(spoil: (frame: Bytes, random: Random) => Uint8Array) {
  return (frames: readonly Bytes[], random: Random): DamagedStream => {
    const chosen = random.below(frames.length);
    const bytes = join(...frames.map((frame, at) => (at === chosen ? spoil(frame, random) : frame)));
    return {bytes, at: findDamage(frames, bytes)};
  };
}

/** The frame with the first byte that is another one: where a last byte is missing, the next frame's first may be the same. */
function findDamage(frames: readonly Bytes[], bytes: Bytes): number {
  let start = 0;
  const at = frames.findIndex((frame) => {
    start += frame.length;
    return frame.some((byte, index) => byte !== bytes[start - frame.length + index]);
  });
  return at === -1 ? frames.length : at;
}

function listLengths(length: number, random: Random): readonly number[] {
  return [0, 15, 16, length - 1, length + 1, length * 2, 17 * 2 ** 20, 2 ** 31, 2 ** 32 - 1, random.below(2 ** 32)];
}

function listTypes(random: Random): readonly number[] {
  return [0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 10 + random.below(246)];
}

function pickOther(choices: readonly number[], than: number, random: Random): number {
  const others = choices.filter((choice) => choice !== than);
  return others[random.below(others.length)] ?? than + 1;
}
