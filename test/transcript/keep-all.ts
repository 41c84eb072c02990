import {createRequest} from '../../src/engine/create-request.js';
import type {ChatRequest, Message} from '../../src/model/index.js';
import {fromJson, restoreMessage, storeMessage, toJson} from '../../src/transcript/stored-message.js';
import {manualBackend} from '../engine/manual-backend.js';

const backend = manualBackend();
const toolConfig = {tools: [{toolSpec: {name: 'find', inputSchema: {json: {type: 'object'}}}}]};

/** The two ways of keeping a conversation. */
export const ways: readonly [string, (stored: unknown) => unknown][] = [
  ['as a structured clone', (stored) => structuredClone(stored)],
  ['as JSON', (stored) => fromJson(toJson(stored))],
];

/** The messages as they come back from where they were kept. */
export function keepAll(messages: readonly Message[], keep: (stored: unknown) => unknown): readonly Message[] {
  return messages.map((message) => {
    const restored = restoreMessage(keep(storeMessage(message)));
    if (!restored) throw new Error('A message was lost.');
    return restored;
  });
}

/** Every byte that goes over the wire for the next answer. */
export function wireOf(messages: readonly Message[], modelId: string | undefined): string {
  const request: ChatRequest = createRequest(
    {backend, requestFields: {toolConfig}, ...(modelId && {modelId})},
    messages,
  );
  return JSON.stringify(request, (_, value: unknown) =>
    value instanceof Uint8Array ? btoa(String.fromCharCode(...value)) : value,
  );
}
