import {readFile} from 'node:fs/promises';
import {type IncomingMessage, type ServerResponse, createServer} from 'node:http';
import {extname} from 'node:path';
import {fileURLToPath} from 'node:url';
import {gzipSync} from 'node:zlib';
import {transform} from 'esbuild';

/** A page of a test. */
export interface PageSource {
  /** What goes into the head, after the probe. */
  readonly head?: string;
  readonly body?: string;
  /** A Content Security Policy. */
  readonly csp?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A file that a browser asked for. */
export interface FetchedFile {
  /** Its name without folders. */
  readonly name: string;
  readonly status: number;
  readonly rawBytes: number;
  /** Its size after `gzip -9`. */
  readonly weigh: () => number;
  /** When it was asked for, on the clock of `performance.now()`. */
  readonly at: number;
}

/** A web site on 127.0.0.1 with the built files under `/dist/` and the pages of a test. */
export interface Site {
  readonly url: string;
  /** Adds a page and returns its address. */
  addPage(source: PageSource): string;
  /** Changes the bytes of each file of `dist/` whose name starts so. */
  tamper(nameStart: string, change: (bytes: Uint8Array) => Uint8Array): void;
  /** The files of `dist/` that were asked for, in order. */
  readonly fetched: readonly FetchedFile[];
  close(): Promise<void>;
}

type Change = (bytes: Uint8Array) => Uint8Array;

const root = new URL('../../../', import.meta.url);
const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** Starts a web site; another one has another origin, and so shares neither cache nor storage with it. */
export async function servePages(): Promise<Site> {
  const pages = new Map<string, PageSource>();
  const changes: {readonly nameStart: string; readonly change: Change}[] = [];
  const fetched: FetchedFile[] = [];
  const probe = await buildProbe();

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const {pathname} = new URL(request.url ?? '/', 'http://127.0.0.1');
    const page = pages.get(pathname);
    if (page) return sendPage(page, response);
    if (pathname === '/probe.js') return send(response, {body: probe, type: 'text/javascript'});
    if (pathname === '/favicon.ico') return send(response, {body: '', type: 'image/svg+xml'});
    if (pathname.startsWith('/dist/')) return sendFile(pathname, response);
    return send(response, {status: 404, body: `There is no ${pathname}.`, type: 'text/plain'});
  }

  async function sendFile(pathname: string, response: ServerResponse): Promise<void> {
    const at = performance.now();
    const name = pathname.slice(pathname.lastIndexOf('/') + 1);
    const found = await readFile(new URL(`.${decodeURI(pathname)}`, root)).catch(() => undefined);
    const body = changes
      .filter(({nameStart}) => name.startsWith(nameStart))
      .reduce<Uint8Array>((bytes, {change}) => change(bytes), found ?? new Uint8Array());
    const status = found ? 200 : 404;
    const {length: rawBytes} = body;
    // Few tests weigh anything, and it takes longer than all the rest of a page.
    fetched.push({name, status, rawBytes, at, weigh: () => gzipSync(body, {level: 9}).length});
    send(response, {status, body, type: types[extname(name)] ?? 'application/octet-stream'});
  }

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  return {
    url,
    fetched,
    addPage(source) {
      const path = `/page-${pages.size + 1}`;
      pages.set(path, source);
      return `${url}${path}`;
    },
    tamper: (nameStart, change) => void changes.push({nameStart, change}),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function sendPage({head = '', body = '', csp, headers = {}}: PageSource, response: ServerResponse): void {
  const html = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>A page</title><script src="/probe.js"></script>${head}</head>
<body>${body}</body>
</html>`;
  const policy = csp === undefined ? {} : {'content-security-policy': csp};
  send(response, {body: html, type: 'text/html; charset=utf-8', headers: {...policy, ...headers}});
}

interface Answer {
  readonly status?: number;
  readonly body: string | Uint8Array;
  readonly type: string;
  readonly headers?: Readonly<Record<string, string>>;
}

function send(response: ServerResponse, {status = 200, body, type, headers}: Answer): void {
  // As a CDN does: any page may load the files, and a browser keeps them.
  const common = {'access-control-allow-origin': '*', 'cache-control': 'public, max-age=3600'};
  response.writeHead(status, {...common, 'content-type': type, ...headers});
  response.end(body);
}

let builtProbe: Promise<string> | undefined;

function buildProbe(): Promise<string> {
  builtProbe ??= (async () => {
    const source = await readFile(fileURLToPath(new URL('probe.ts', import.meta.url)), 'utf8');
    const {code} = await transform(source, {loader: 'ts', format: 'iife', target: 'es2022'});
    return code;
  })();
  return builtProbe;
}
