import {EventStreamCodec} from '@smithy/core/event-streams';
import {fromBase64, fromUtf8, toUtf8} from '@smithy/core/serde';

import type {StreamEvent} from '../../model/index.js';
import {corrupt, splitFrames} from './split-frames.js';

/** An exception that the service sent in place of an event. */
export interface StreamException extends Error {
  readonly isStreamException: true;
}

const utf8 = new TextDecoder();
const codec = new EventStreamCodec(toUtf8, fromUtf8);

/**
 * Turns the bytes of a ConverseStream answer into its events, with nothing left out: the SDK’s own reader skips events
 * that its model does not know, and trusts the length of a frame before any checksum.
 */
export async function* readEvents(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<StreamEvent> {
  for await (const frame of splitFrames(bytes)) yield readEvent(frame);
}

function readEvent(frame: Uint8Array): StreamEvent {
  const {headers, body} = decodeFrame(frame);
  const messageType = headers[':message-type'];
  if (messageType === 'error') throw streamException(headers[':error-code'], headers[':error-message'] ?? '');
  const payload = readPayload(body);
  if (messageType === 'exception') {
    throw streamException(headers[':exception-type'], String(payload['message'] ?? payload['Message'] ?? ''));
  }
  const eventType = headers[':event-type'];
  if (messageType !== 'event' || !eventType) throw corrupt(`A frame of the type “${messageType}” is not an event.`);
  return {[eventType]: payload};
}

function decodeFrame(frame: Uint8Array): {headers: Record<string, string>; body: Uint8Array} {
  try {
    const {headers, body} = codec.decode(frame);
    const texts = Object.entries(headers).filter(([, {type}]) => type === 'string');
    return {headers: Object.fromEntries(texts.map(([name, {value}]) => [name, String(value)])), body};
  } catch (cause) {
    throw corrupt(cause instanceof Error ? cause.message : 'A frame cannot be read.', cause);
  }
}

function readPayload(body: Uint8Array): Record<string, unknown> {
  if (body.length === 0) return {};
  const payload = parseJson(body);
  if (!isRecord(payload)) throw corrupt('The payload of a frame is not an object.');
  // Bedrock pads each payload with a member `p`, so that lengths tell an eavesdropper nothing.
  const {p: _padding, ...members} = payload;
  return isRecord(members['delta']) ? {...members, delta: decodeBytes(members['delta'])} : members;
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(body));
  } catch (cause) {
    throw corrupt('The payload of a frame is not JSON.', cause);
  }
}

/** Two deltas carry bytes, as base64: thoughts that only the model can read, and pictures. */
function decodeBytes(delta: Record<string, unknown>): Record<string, unknown> {
  const {reasoningContent, image} = delta;
  if (isRecord(reasoningContent))
    return {...delta, reasoningContent: decodeMember(reasoningContent, 'redactedContent')};
  if (isRecord(image) && isRecord(image['source'])) {
    return {...delta, image: {...image, source: decodeMember(image['source'], 'bytes')}};
  }
  return delta;
}

function decodeMember(record: Record<string, unknown>, name: string): Record<string, unknown> {
  const value = record[name];
  if (typeof value !== 'string') return record;
  try {
    return {...record, [name]: fromBase64(value)};
  } catch (cause) {
    throw corrupt(`The member “${name}” is not base64.`, cause);
  }
}

function streamException(name: string | undefined, message: string): StreamException {
  const error = Object.assign(new Error(message), {isStreamException: true} as const);
  error.name = name ?? 'UnknownException';
  return error;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
