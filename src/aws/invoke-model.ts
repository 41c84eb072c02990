import {InvokeModelCommand, InvokeModelWithResponseStreamCommand} from '@aws-sdk/client-bedrock-runtime';
import type {InvokeModelCommandInput} from '@aws-sdk/client-bedrock-runtime';

import {fromBase64, toBase64} from './base64.js';
import type {BedrockCall} from './bedrock-connection.js';
import {corrupt} from './event-stream/split-frames.js';

/** A request of InvokeModel. What is not in the body travels as a header of Bedrock’s own. */
export interface InvokeInput {
  readonly modelId: string;
  /** The body in the model’s own words; bytes in it travel as base64. */
  readonly body: object;
  readonly guardrailIdentifier?: string;
  readonly guardrailVersion?: string;
  readonly trace?: string;
  readonly performanceConfigLatency?: string;
  readonly serviceTier?: string;
  /** JSON. */
  readonly requestMetadata?: string;
}

/** An object of JSON whose members are to be doubted. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** A piece of an answer in the model’s own words; or an event of the stream that is unknown today. */
export interface InvokeEvent {
  readonly chunk?: JsonObject;
  readonly [unknown: string]: unknown;
}

/** InvokeModel: the whole answer at once. */
export function invokeModel(input: InvokeInput): BedrockCall<InvokeEvent> {
  return async function* (client, abortSignal) {
    const {body} = await client.send(new InvokeModelCommand(writeInput(input)), {abortSignal});
    yield {chunk: readJson(body)};
  };
}

/** InvokeModelWithResponseStream: its chunks as they come. */
export function invokeModelWithResponseStream(input: InvokeInput): BedrockCall<InvokeEvent> {
  return async function* (client, abortSignal) {
    const {body} = await client.send(new InvokeModelWithResponseStreamCommand(writeInput(input)), {abortSignal});
    // Our reader of event streams leaves the bytes of a chunk as they travel, whatever the client’s types say.
    for await (const event of (body ?? []) as AsyncIterable<InvokeEvent>) yield readEvent(event);
  };
}

function writeInput({body, ...headers}: InvokeInput): InvokeModelCommandInput {
  const json = JSON.stringify(body, (_name, value: unknown) => (value instanceof Uint8Array ? toBase64(value) : value));
  // Which values a header may have is for Bedrock to say: it knows more of them than this version of its client.
  return {...headers, body: new TextEncoder().encode(json), contentType: 'application/json'} as InvokeModelCommandInput;
}

function readEvent(event: InvokeEvent): InvokeEvent {
  const bytes = event.chunk?.['bytes'];
  return typeof bytes === 'string' ? {chunk: readJson(decode(bytes))} : event;
}

function decode(base64: string): Uint8Array {
  try {
    return fromBase64(base64);
  } catch (cause) {
    throw corrupt('A chunk is not base64.', cause);
  }
}

const utf8 = new TextDecoder();

function readJson(bytes: Uint8Array): JsonObject {
  const value = parse(bytes);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw corrupt('What the model answered is not an object of JSON.');
  }
  return Object.fromEntries(Object.entries(value));
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch (cause) {
    throw corrupt('What the model answered is not JSON.', cause);
  }
}
