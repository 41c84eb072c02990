import {Client} from '@modelcontextprotocol/sdk/client/index.js';
import {StreamableHTTPClientTransport, StreamableHTTPError} from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import {McpError, ToolListChangedNotificationSchema} from '@modelcontextprotocol/sdk/types.js';
import type {Tool as McpTool} from '@modelcontextprotocol/sdk/types.js';
import type {jsonSchemaValidator} from '@modelcontextprotocol/sdk/validation/types.js';

import {sleep} from '../patience/sleep.js';
import {findErrors} from '../tools/check-arguments.js';

export {McpError, StreamableHTTPError};
export type {McpTool};

/** What a session needs. */
export interface SessionOptions {
  readonly url: URL;
  readonly fetch: typeof fetch;
  /** Aborts the opening. */
  readonly signal?: AbortSignal | undefined;
  /** The server has other tools now. */
  onToolsChanged(): void;
}

/** What a call needs besides its arguments. */
export interface CallOptions {
  readonly signal: AbortSignal;
  onProgress(sentence: string | undefined, fraction: number | undefined): void;
}

/** One session with a server: the server may forget it at any time. */
export class Session {
  readonly #client: Client;
  readonly #transport: StreamableHTTPClientTransport;

  private constructor(options: SessionOptions) {
    this.#client = new Client({name: 'outcrop', version: '1.0.0'}, {jsonSchemaValidator: validator});
    const isListening = () => this.#client.getServerCapabilities()?.tools?.listChanged === true;
    this.#transport = new StreamableHTTPClientTransport(options.url, {
      fetch: withoutIdleStream(options.fetch, isListening),
      reconnectionOptions,
    });
    this.#client.setNotificationHandler(ToolListChangedNotificationSchema, () => options.onToolsChanged());
  }

  static async open(options: SessionOptions): Promise<Session> {
    const session = new Session(options);
    // The SDK's own class says `string | undefined` where its interface says `string?`.
    const transport = session.#transport as Parameters<Client['connect']>[0];
    await session.#client.connect(transport, options.signal && {signal: options.signal});
    return session;
  }

  /** Every tool of the server, from all pages of its list. */
  async list(signal?: AbortSignal): Promise<readonly McpTool[]> {
    const tools: McpTool[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < mostPages; page++) {
      const found = await this.#client.listTools(cursor === undefined ? {} : {cursor}, signal && {signal});
      tools.push(...found.tools);
      cursor = found.nextCursor;
      if (cursor === undefined) break;
    }
    return tools;
  }

  async call(name: string, input: unknown, {signal, onProgress}: CallOptions): Promise<Record<string, unknown>> {
    return this.#client.callTool({name, arguments: Object(input)}, undefined, {
      signal,
      // Whoever calls has a limit of their own, and aborts.
      timeout: longestMs,
      onprogress: ({message, progress, total}) => onProgress(message, total ? progress / total : undefined),
    });
  }

  /** Says goodbye where the server listens to that, but does not wait for long. */
  async close(): Promise<void> {
    const timer = new AbortController();
    const goodbye = this.#transport.terminateSession().catch(() => undefined);
    await Promise.race([goodbye, sleep(goodbyeMs, timer.signal)]);
    timer.abort();
    await this.#client.close();
  }
}

const mostPages = 100;
const goodbyeMs = 1000;
const longestMs = 2 ** 31 - 1;

/** Patient, since nobody waits for it: only changes of the list of tools come this way. */
const reconnectionOptions = {
  initialReconnectionDelay: 3000,
  maxReconnectionDelay: 60_000,
  reconnectionDelayGrowFactor: 2,
  maxRetries: 10,
};

/** In place of the SDK's own, which generates code. What a broken schema describes cannot be checked. */
const validator: jsonSchemaValidator = {
  getValidator: (schema) => (input) => {
    const [error] = findErrors(input, schema) ?? [];
    return error
      ? {valid: false, data: undefined, errorMessage: error.error}
      : {valid: true, data: Object(input), errorMessage: undefined};
  },
};

/**
 * The SDK always opens a stream for what the server may want to say. One that has nothing to say would take one of six
 * connections, and some servers close it at once, again and again: 405 tells the SDK to go without.
 */
function withoutIdleStream(fetch: typeof globalThis.fetch, isListening: () => boolean): typeof globalThis.fetch {
  return async (resource, init) => {
    const isIdle = init?.method === 'GET' && !new Headers(init.headers).has('last-event-id');
    return isIdle && !isListening() ? new Response(null, {status: 405}) : fetch(resource, init);
  };
}
