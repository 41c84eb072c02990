import {bedrockChat} from '../../../src/backends/bedrock-chat/index.js';
import type {PublishedBotOptions, SignedInOptions} from '../../../src/backends/bedrock-chat/index.js';
import type {Backend, ChatRequest, Message, RequestMessage, StreamPart} from '../../../src/model/index.js';
import {createMessage} from '../../../src/transcript/message.js';
import {reduce} from '../../../src/transcript/reduce.js';
import {collect} from '../../aws/event-stream/frames.js';
import {apiKey, BedrockChatDouble, token} from './double.js';

export const endpoint = 'https://api.example/api';

/** A clock that stands still, except while somebody sleeps by it. */
export class FakeClock {
  time = 1_700_000_000_000;
  /** How long each sleep was. */
  readonly waits: number[] = [];
  readonly now = (): number => this.time;
  readonly sleep = async (ms: number): Promise<void> => {
    this.waits.push(ms);
    this.time += ms;
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
}

/** A published bot of a double. */
export function connectPublished(options: Partial<PublishedBotOptions> = {}) {
  const double = new BedrockChatDouble();
  const clock = new FakeClock();
  const {fetch} = double;
  const backend = bedrockChat({endpoint, apiKey, model: 'amazon-nova-pro', fetch, ...clock, ...options});
  return {double, clock, backend};
}

/** A signed-in user of a double. */
export function connectUser(options: Partial<SignedInOptions> = {}) {
  const double = new BedrockChatDouble();
  const clock = new FakeClock();
  const {fetch} = double;
  const backend = bedrockChat({endpoint, token: () => token, model: 'amazon-nova-pro', fetch, ...clock, ...options});
  return {double, clock, backend};
}

/** The same, over the WebSocket. */
export function connectSocket(options: Partial<SignedInOptions> = {}) {
  const double = new BedrockChatDouble();
  const clock = new FakeClock();
  const {fetch, WebSocket} = double;
  const webSocket = 'wss://socket.example/dev';
  const common = {endpoint, token: () => token, model: 'amazon-nova-pro', fetch, webSocket, WebSocket, ...clock};
  return {double, clock, backend: bedrockChat({...common, ...options})};
}

/** A history of user and assistant in turn. */
export function say(...texts: readonly string[]): readonly RequestMessage[] {
  return texts.map((text, at) => ({role: at % 2 === 0 ? 'user' : 'assistant', content: [{text}]}));
}

/** Asks, and reads everything. */
export function ask(
  backend: Backend,
  request: readonly RequestMessage[] | ChatRequest | string = 'Hello',
  signal = new AbortController().signal,
) {
  const messages = typeof request === 'string' ? say(request) : request;
  const whole = 'messages' in messages ? messages : {messages};
  return collect<StreamPart>(backend.reply(whole, {signal}));
}

/** The message that the parts make. */
export function toMessage(parts: readonly StreamPart[]): Message {
  const empty = createMessage({id: '1', role: 'assistant', createdAt: 0, blocks: [], status: 'streaming'});
  return parts.reduce<Message>(reduce, empty);
}

/** The text of an answer, citations left out. */
export function textOf(parts: readonly StreamPart[]): string {
  const texts = parts.map((part) => (typeof part === 'string' ? part : part.contentBlockDelta?.delta.text));
  return texts.join('');
}

/** What a double took, as `POST conversation`. */
export function namesOf(double: BedrockChatDouble): readonly string[] {
  return double.taken.map(({method, path}) => `${method} ${path}`);
}
