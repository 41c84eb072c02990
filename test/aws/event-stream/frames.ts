import {EventStreamCodec} from '@smithy/core/event-streams';
import {fromUtf8, toUtf8} from '@smithy/core/serde';

import type {Random} from '../../transcript/random.js';

const codec = new EventStreamCodec(toUtf8, fromUtf8);

/** A frame with text headers and a body; what is no string becomes JSON. */
export function frame(headers: Readonly<Record<string, string>>, body: unknown = {}): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(headers).map(([name, value]) => [name, {type: 'string', value}] as const);
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return codec.encode({headers: Object.fromEntries(entries), body: new TextEncoder().encode(text)}).slice();
}

/** An event of ConverseStream as a frame. */
export function eventFrame(name: string, payload: unknown): Uint8Array<ArrayBuffer> {
  return frame({':message-type': 'event', ':event-type': name, ':content-type': 'application/json'}, payload);
}

/** All of them, one after the other. */
export function join(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

/** The bytes cut into pieces of a fixed length. */
export function* cutEvery(bytes: Uint8Array, length: number): Generator<Uint8Array<ArrayBuffer>> {
  for (let start = 0; start < bytes.length; start += length) yield bytes.slice(start, start + length);
}

/** The bytes cut into pieces of 1 to 40 bytes, as `random` has it. */
export function* cutAtRandom(bytes: Uint8Array, random: Random): Generator<Uint8Array<ArrayBuffer>> {
  for (let start = 0; start < bytes.length;) {
    const end = start + 1 + random.below(40);
    yield bytes.slice(start, end);
    start = end;
  }
}

/** Chunks as a stream of bytes gives them. */
export async function* asStream(chunks: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

/** Everything that comes, or what is thrown. */
export async function collect<T>(
  items: AsyncIterable<T>,
): Promise<{readonly items: readonly T[]; readonly error?: unknown}> {
  const collected: T[] = [];
  try {
    for await (const item of items) collected.push(item);
    return {items: collected};
  } catch (error) {
    return {items: collected, error};
  }
}
