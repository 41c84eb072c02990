import type {Random} from '../../transcript/random.js';

/** A text in pieces of so many characters. */
export function cutEvery(text: string, size: number): string[] {
  return Array.from({length: Math.ceil(text.length / size)}, (_, at) => text.slice(at * size, (at + 1) * size));
}

/** A text in pieces of 0 to 9 characters. */
export function cutAtRandom(text: string, random: Random): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length;) {
    const size = random.below(10);
    pieces.push(text.slice(at, at + size));
    at += size;
  }
  return pieces;
}
