import {BedrockRuntimeClient} from '@aws-sdk/client-bedrock-runtime';
import {FetchHttpHandler} from '@smithy/fetch-http-handler';

import type {AwsCredentials, ChatError} from '../model/index.js';
import {learnFromDates, pageClock, readServerTime} from './clock.js';
import type {Clock} from './clock.js';
import {keepFresh} from './credentials/keep-fresh.js';
import type {CredentialsSource} from './credentials/keep-fresh.js';
import {eventStreamSerdeProvider} from './event-stream/serde-provider.js';
import {toChatError, toSignInError} from './failure.js';

/** How to reach Bedrock Runtime, and as whom: with credentials, or with an API key. */
export interface BedrockAccess {
  /** AWS region of Bedrock. */
  readonly region: string;
  /** Fetches credentials, or keeps them fresh already. */
  readonly credentials?: (() => AwsCredentials | Promise<AwsCredentials>) | CredentialsSource;
  /** Returns a short-term Bedrock API key; asked at each request. */
  readonly apiKey?: () => string | Promise<string>;
  /** Another address of Bedrock Runtime than AWS’s own. */
  readonly endpoint?: string;
  /** Default: the page’s own. */
  readonly fetch?: typeof fetch;
  /** Default: the page’s own, corrected by what AWS says. */
  readonly clock?: Clock;
}

/** A client of Bedrock Runtime that mends what a refusal teaches: dead credentials, a wrong clock. */
export class BedrockConnection {
  readonly #credentials: CredentialsSource | undefined;
  readonly #clock: Clock;
  readonly #client: BedrockRuntimeClient;
  /** Ends what was begun ahead of a question. */
  #ahead = new AbortController();

  constructor(access: BedrockAccess) {
    const {region, endpoint, credentials, apiKey, fetch = globalThis.fetch, clock = pageClock} = access;
    this.#clock = clock;
    this.#credentials = typeof credentials === 'function' ? keepFresh(credentials, {now: clock.now}) : credentials;
    this.#client = new BedrockRuntimeClient({
      region,
      ...(apiKey
        ? {token: () => askForKey(apiKey), authSchemePreference: ['httpBearerAuth']}
        : {credentials: () => this.#sign()}),
      // The browser’s default handler is made for WebSockets and drops the abort signal.
      requestHandler: new FetchHttpHandler({customFetch: learnFromDates(fetch, clock)}),
      eventStreamSerdeProvider,
      maxAttempts: 1,
      ...(endpoint && {endpoint}),
    });
  }

  /** Gets credentials ahead of the first request. Whatever is wrong is told with that one. */
  async prepare(): Promise<void> {
    await this.#credentials?.get(this.#ahead.signal).catch(() => undefined);
  }

  /** Reads one answer. Throws a `ChatError`; what it can mend it has mended by then, so that another try makes sense. */
  async *read<T>(signal: AbortSignal, call: BedrockCall<T>): AsyncGenerator<T> {
    const turn = new AbortController();
    try {
      await this.#signIn(signal);
      this.#client.config.systemClockOffset = this.#clock.offsetMs;
      yield* call(this.#client, AbortSignal.any([signal, turn.signal]));
    } catch (cause) {
      const error = toChatError(cause, signal);
      this.#mend(error);
      throw error;
    } finally {
      // Leaving the loop does not close the connection; what is not read would still be billed.
      turn.abort();
    }
  }

  /** Gets credentials ahead of the client, which would wait for them as long as it takes, and blame the model. */
  async #signIn(signal: AbortSignal): Promise<void> {
    try {
      await this.#credentials?.get(signal);
    } catch (cause) {
      if (signal.aborted) this.#startAhead();
      throw toSignInError(cause);
    }
  }

  /** Who gives up a question gives up, too, what was begun ahead of it: the next one must not wait for that. */
  #startAhead(): void {
    this.#ahead.abort();
    this.#ahead = new AbortController();
  }

  #mend({code, cause}: ChatError): void {
    if (code === 'expired' || code === 'credentials') this.#credentials?.drop();
    if (code !== 'clock-skew' || !(cause instanceof Error)) return;
    const serverTime = readServerTime(cause.message);
    if (serverTime !== undefined) this.#clock.learn(serverTime);
  }

  async #sign(): Promise<AwsCredentials> {
    if (!this.#credentials) throw new Error('Credential is missing');
    return askAgain(await this.#credentials.get());
  }
}

/** Makes one request with the client, and gives what comes of it. */
export type BedrockCall<T> = (client: BedrockRuntimeClient, signal: AbortSignal) => AsyncIterable<T>;

async function askForKey(apiKey: () => string | Promise<string>): Promise<{token: string}> {
  try {
    return askAgain({token: await apiKey()});
  } catch (cause) {
    throw toSignInError(cause);
  }
}

/** The client keeps an identity by the visitor’s clock, which may be wrong. One that has ended it asks for each time. */
function askAgain<T extends object>(identity: T): T & {expiration: Date} {
  return {...identity, expiration: new Date(0)};
}
