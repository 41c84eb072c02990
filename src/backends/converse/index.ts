import {createBedrockClient} from '../../aws/bedrock-client.js';
import type {BedrockClient} from '../../aws/bedrock-client.js';
import {keepFresh} from '../../aws/credentials/keep-fresh.js';
import type {CredentialsSource} from '../../aws/credentials/keep-fresh.js';
import {toChatError} from '../../aws/failure.js';
import type {AwsCredentials, Backend} from '../../model/index.js';

/** How to reach Bedrock. */
export interface ConverseOptions {
  /** AWS region of Bedrock. */
  readonly region: string;
  /** Fetches credentials, or keeps them fresh already. */
  readonly credentials: (() => AwsCredentials | Promise<AwsCredentials>) | CredentialsSource;
  /** Another address of Bedrock Runtime than AWS’s own. */
  readonly endpoint?: string;
  /** Default: the page’s own. */
  readonly fetch?: typeof fetch;
}

/** The default backend: signs ConverseStream in the page, and passes its events on as they come. */
export function converse(options: ConverseOptions): Backend {
  const {region, endpoint, fetch = globalThis.fetch} = options;
  const credentials = typeof options.credentials === 'function' ? keepFresh(options.credentials) : options.credentials;
  let client: BedrockClient | undefined;

  function connect(): BedrockClient {
    client ??= createBedrockClient({region, credentials: credentials.get, fetch, ...(endpoint && {endpoint})});
    return client;
  }

  return {
    async *reply(request, {signal}) {
      const turn = new AbortController();
      const either = AbortSignal.any([signal, turn.signal]);
      try {
        yield* connect().converseStream(request, either);
      } catch (cause) {
        const error = toChatError(cause, signal);
        if (error.code === 'expired' || error.code === 'credentials') {
          // The client remembers its credentials: without both, the next request takes new ones.
          credentials.drop();
          client = undefined;
        }
        throw error;
      } finally {
        // Leaving the loop does not close the connection; what is not read would still be billed.
        turn.abort();
      }
    },
    async prepare() {
      connect();
      // Whatever is wrong is told when a question is asked.
      await credentials.get().catch(() => undefined);
    },
  };
}
