import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import {createLocalAws, type LocalAwsOptions} from '../../src/local-aws/index.js';
import {isForThisMachine, readRequest, sendResponse} from './node-http.js';

/** How the stand-in is served, and how it behaves. */
export interface ServeOptions extends LocalAwsOptions {
  /** The port on 127.0.0.1. Default 0: any that is free. */
  readonly port?: number;
  /** A connection that breaks is reset, as by a machine that crashed. Default: its end is missing. */
  readonly resets?: boolean;
  /** The records keep what was sent. Default: only that it was. */
  readonly keepsBodies?: boolean;
}

/** One request that came in, as the server saw it. Times are of `performance.now()`. */
export interface RecordedRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly startedAt: number;
  /** The body; empty until it has been read, and where bodies are not kept. */
  readonly body: string;
  /** The status of the answer, once there is one. */
  readonly status?: number;
  /** When the answer was complete or the connection gone. */
  readonly finishedAt?: number;
  /** The client closed the connection before the answer was complete. */
  readonly closedByClient?: boolean;
}

/** The stand-in behind a port. */
export interface LocalAwsServer {
  /** The address without a slash at its end: the endpoint of all three services. */
  readonly url: string;
  /** Every request so far, preflights included, oldest first. */
  readonly requests: readonly RecordedRequest[];
  /** Resolves with the first request, of those so far and those to come, for which `isWanted` is true. */
  waitFor(isWanted: (request: RecordedRequest) => boolean): Promise<RecordedRequest>;
  /** Ends all connections and frees the port. */
  close(): Promise<void>;
}

/** Serves the local stand-in for AWS on 127.0.0.1. */
export async function serveLocalAws(options: ServeOptions = {}): Promise<LocalAwsServer> {
  const answer = createLocalAws(options);
  const record = new Records();
  const server = createServer((message, response) => {
    void serve(message, response);
  });

  async function serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const gone = new AbortController();
    const index = record.add(message);
    let isBroken = false;
    response.once('close', () => {
      record.change(index, {
        finishedAt: performance.now(),
        closedByClient: !response.writableFinished && !isBroken,
      });
      gone.abort();
    });
    try {
      const answered = await answerTo(message, index, gone.signal);
      record.change(index, {status: answered.status});
      isBroken = !(await sendResponse(answered, response));
      // A broken body is a broken connection: the only way to tell a client that has its headers already.
      if (isBroken) breakOff(response);
    } catch {
      // The client left while it was still sending, or something on the way broke the connection.
      breakOff(response);
    }
  }

  async function answerTo(message: IncomingMessage, index: number, signal: AbortSignal): Promise<Response> {
    if (!isForThisMachine(message)) return new Response('Only 127.0.0.1 and localhost answer here.', {status: 403});
    const request = await readRequest(message, signal);
    if (request instanceof Response) return request;
    if (options.keepsBodies) record.change(index, {body: await request.clone().text()});
    return answer(request);
  }

  function breakOff(response: ServerResponse): void {
    if (options.resets) response.socket?.resetAndDestroy();
    else response.destroy();
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    requests: record.requests,
    waitFor: (isWanted) => record.waitFor(isWanted),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

class Records {
  readonly requests: RecordedRequest[] = [];
  #watchers = new Set<() => void>();

  add({method = '', url = '', headers}: IncomingMessage): number {
    this.requests.push({method, url, headers, startedAt: performance.now(), body: ''});
    this.#tell();
    return this.requests.length - 1;
  }

  change(index: number, facts: Partial<RecordedRequest>): void {
    const request = this.requests[index];
    if (request) this.requests[index] = {...request, ...facts};
    this.#tell();
  }

  waitFor(isWanted: (request: RecordedRequest) => boolean): Promise<RecordedRequest> {
    return new Promise((resolve) => {
      const look = (): void => {
        const found = this.requests.find(isWanted);
        if (!found) return;
        this.#watchers.delete(look);
        resolve(found);
      };
      this.#watchers.add(look);
      look();
    });
  }

  #tell(): void {
    for (const watcher of [...this.#watchers]) watcher();
  }
}
