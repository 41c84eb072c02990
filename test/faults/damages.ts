import type {ChatErrorCode} from '../../src/model/index.js';
import {eventFrame, frame} from '../aws/event-stream/frames.js';
import type {PageSettings} from './in-page.js';
import {flip, withLength} from '../aws/event-stream/spoilt-frames.js';

/** Something that happens to a stream: what is sent in the place of the frames that were to come. */
export interface Damage {
  readonly name: string;
  readonly code: ChatErrorCode;
  /** The code where nothing had come before. Default: the same. */
  readonly firstCode?: ChatErrorCode;
  /** It is tried at every place of a stream. Default: before its first frame, and in the middle of its words. */
  readonly isEverywhere?: true;
  readonly patience?: NonNullable<PageSettings['patience']>;
  /** Told of the frame that was to come; ends the stream by ending, and breaks the connection by throwing. */
  send(next: Uint8Array): Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
}

/** Bedrock says in the stream that it cannot go on. */
export const exceptions = Object.entries({
  internalServerException: 'internal',
  modelStreamErrorException: 'model-error',
  validationException: 'validation',
  throttlingException: 'throttled',
  serviceUnavailableException: 'service-unavailable',
  modelTimeoutException: 'model-timeout',
  accessDeniedException: 'access-denied',
  brandNewException: 'unknown',
} as const).map(([name, code]): Damage => {
  const headers = {':message-type': 'exception', ':exception-type': name, ':content-type': 'application/json'};
  return {
    name,
    code,
    send: () => [frame(headers, {message: 'Bedrock says why.'})],
    ...(code === 'throttled' && {isEverywhere: true}),
  };
});

/** Errors that are the protocol's own. */
export const errorFrames = Object.entries({
  InternalFailure: 'internal',
  ThrottlingException: 'throttled',
  BrandNewError: 'unknown',
} as const).map(([name, code]): Damage => {
  const headers = {':message-type': 'error', ':error-code': name, ':error-message': 'The service says why.'};
  return {name: `:message-type error with ${name}`, code, send: () => [frame(headers, '')]};
});

/** The stream ends before its time: properly, or because the connection breaks. */
export const ends: readonly Damage[] = [
  endAt('between frames', () => 0, true),
  endAt('in the length of a frame', () => 2),
  endAt('in the prelude of a frame', () => 9),
  endAt('in the headers of a frame', () => 30),
  endAt('in the payload of a frame', (length) => length - 20),
  endAt('in the checksum of a frame', (length) => length - 2),
].flat();

/** Bytes that are not what the service sent, or that nobody can have meant. */
export const corruptions: readonly Damage[] = [
  spoil('a wrong checksum of the message', (next) => flip(next, next.length - 1)),
  spoil('a flipped bit in the payload', (next) => flip(next, next.length - 20)),
  spoil('a flipped bit in the headers', (next) => flip(next, 20)),
  spoil('a wrong checksum of the prelude', (next) => flip(next, 11)),
  spoil('a flipped bit in the length', (next) => flip(next, 2)),
  spoil('a length of 4 GB', (next) => withLength(next, 0xff_ff_ff_ff)),
  spoil('a length of nothing', (next) => withLength(next, 0)),
  spoil('a byte too many', (next) => Uint8Array.of(0, ...next)),
  spoil('half a frame that is gone', (next) => next.slice(next.length >> 1)),
  spoil('a page of HTML', () => new TextEncoder().encode('<!doctype html><html><body>Log in first</body></html>')),
  spoil('JSON that breaks off', () => eventFrame('contentBlockDelta', '{"contentBlockIndex":0,"delta":{"text":"lo')),
  spoil('JSON that is no object', () => eventFrame('contentBlockDelta', '"lost"')),
  spoil('no base64', () => eventFrame('contentBlockDelta', {delta: {reasoningContent: {redactedContent: '%'}}})),
  spoil('an unknown :message-type', () => frame({':message-type': 'gossip', ':event-type': 'contentBlockDelta'})),
  spoil('an event without a name', () => frame({':message-type': 'event'})),
];

/** Nothing comes any more, and the connection stays. */
export const silences: readonly Damage[] = [0, 30].map((length) => ({
  name: `silence ${length === 0 ? 'between frames' : 'inside a frame'}`,
  code: 'interrupted',
  firstCode: 'model-timeout',
  patience: {attempts: 2, firstPartMs: 400, nextPartMs: 400},
  async *send(next) {
    yield next.slice(0, length);
    await new Promise(() => undefined);
  },
  ...(length === 0 && {isEverywhere: true}),
}));

function endAt(where: string, cut: (length: number) => number, isEverywhere?: true): readonly Damage[] {
  const fields = {code: 'interrupted', firstCode: 'network', ...(isEverywhere && {isEverywhere})} as const;
  return [
    {...fields, name: `a proper end ${where}`, send: (next) => [next.slice(0, cut(next.length))]},
    {
      ...fields,
      name: `a broken connection ${where}`,
      *send(next) {
        yield next.slice(0, cut(next.length));
        throw new Error('The connection breaks here.');
      },
    },
  ];
}

function spoil(name: string, change: (next: Uint8Array) => Uint8Array): Damage {
  return {name, code: 'corrupt-stream', send: (next) => [change(next)]};
}
