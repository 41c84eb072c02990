import {ChatError} from '../../model/index.js';
import type {Tool, ToolApproval} from '../../model/index.js';
import {fitNames} from '../tools/fit-names.js';
import {readHeaders, readUrl} from './address.js';
import type {McpHeaders} from './address.js';
import {stopped, toMcpFailure} from './failure.js';
import {loadSession} from './load-session.js';
import type {CallOptions, Session} from './session.js';
import {toTool} from './to-tool.js';

/** Which server, and how it is asked. */
export interface McpOptions {
  /** The address of the server's endpoint for streamable HTTP. */
  readonly url: string;
  /** The page's own headers, sent to this server alone. Default none. */
  readonly headers?: McpHeaders;
  /** When the visitor is asked. Default: unless the server says that a tool only reads. */
  readonly approval?: ToolApproval;
  /** Aborts the connecting. */
  readonly signal?: AbortSignal;
  /** The server has other tools now. */
  onChange?(tools: readonly Tool[]): void;
  /** Default: the browser's own. */
  readonly fetch?: typeof fetch;
}

/** The tools of a server. */
export interface McpConnection {
  /** Those that it has now. */
  readonly tools: readonly Tool[];
  close(): Promise<void>;
}

/** Asks a server of the Model Context Protocol for its tools; rejects with a `ChatError`. */
export async function connectMcp(options: McpOptions): Promise<McpConnection> {
  const connection = new Connection(options);
  await connection.open();
  return connection;
}

class Connection implements McpConnection {
  readonly #options: McpOptions;
  readonly #url: URL;
  #session: Promise<Session> | undefined;
  #tools: readonly Tool[] = [];
  #listing = 0;
  #opening: AbortSignal | undefined;
  #isClosed = false;

  constructor(options: McpOptions) {
    this.#options = options;
    this.#url = readUrl(options.url);
    this.#opening = options.signal;
  }

  get tools(): readonly Tool[] {
    return this.#tools;
  }

  async open(): Promise<void> {
    try {
      this.#tools = await this.#list(this.#options.signal);
    } catch (cause) {
      void this.close();
      throw cause;
    } finally {
      this.#opening = undefined;
    }
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    // One that never opened needs no closing, and whoever waited for it has heard why.
    const session = await this.#session?.catch(() => undefined);
    await session?.close();
  }

  async #list(signal?: AbortSignal): Promise<readonly Tool[]> {
    const tools = await this.#ask((session) => session.list(signal), signal);
    const {approval} = this.#options;
    return Object.freeze(fitNames(tools.map((tool) => toTool(tool, approval, (...call) => this.#call(...call)))));
  }

  #call(name: string, input: unknown, options: CallOptions): Promise<Record<string, unknown>> {
    return this.#ask((session) => session.call(name, input, options), options.signal);
  }

  async #listAgain(): Promise<void> {
    const listing = ++this.#listing;
    try {
      const tools = await this.#list();
      if (listing !== this.#listing || this.#isClosed) return;
      this.#tools = tools;
      this.#options.onChange?.(tools);
    } catch {
      // The tools that were there are still the best that is known; calling one says what is wrong.
    }
  }

  /** Asks in the session that there is, or opens one. */
  async #ask<Result>(ask: (session: Session) => Promise<Result>, signal?: AbortSignal): Promise<Result> {
    const {McpError, StreamableHTTPError} = await this.#load();
    try {
      return await this.#askTwice(ask, (cause) => cause instanceof StreamableHTTPError && isForgotten(cause.code));
    } catch (cause) {
      if (signal?.aborted) throw stopped();
      const status = cause instanceof StreamableHTTPError ? {status: cause.code ?? 0} : {};
      throw toMcpFailure(cause, {...status, ...(cause instanceof McpError && {said: cause})}, this.#url);
    }
  }

  /** Asks in a new session when the server has forgotten the one that there was: then it has done nothing. */
  async #askTwice<Result>(
    ask: (session: Session) => Promise<Result>,
    isForgotten: (cause: unknown) => boolean,
  ): Promise<Result> {
    const opening = this.#openOnce();
    const session = await opening;
    try {
      return await ask(session);
    } catch (cause) {
      if (!isForgotten(cause)) throw cause;
      if (this.#session === opening) this.#session = undefined;
      return ask(await this.#openOnce());
    }
  }

  #openOnce(): Promise<Session> {
    if (this.#isClosed) throw stopped();
    if (this.#session) return this.#session;
    const opening = this.#open();
    this.#session = opening;
    // One that failed is not asked again, but the next that is needed may succeed.
    opening.catch(() => (this.#session = undefined));
    return opening;
  }

  async #open(): Promise<Session> {
    const {Session} = await this.#load();
    return Session.open({
      url: this.#url,
      fetch: (resource, init) => this.#fetch(resource, init),
      signal: this.#opening,
      onToolsChanged: () => void this.#listAgain(),
    });
  }

  async #load(): Promise<typeof import('./session.js')> {
    try {
      return await loadSession();
    } catch (cause) {
      throw new ChatError('network', {message: 'A part of the chat could not be loaded.', retryable: true, cause});
    }
  }

  async #fetch(resource: RequestInfo | URL, init: RequestInit | undefined): Promise<Response> {
    const {headers = {}, fetch = globalThis.fetch} = this.#options;
    const own = await readHeaders(headers);
    const all = new Headers(init?.headers);
    for (const [name, value] of Object.entries(own)) all.set(name, value);
    return fetch(resource, {...init, headers: all});
  }
}

/** 404 is for a session that has ended; some servers say 400, which does nothing either. */
function isForgotten(status: number | undefined): boolean {
  return status === 404 || status === 400;
}
