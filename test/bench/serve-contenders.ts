import {readFile} from 'node:fs/promises';
import {createServer, type ServerResponse} from 'node:http';
import {fileURLToPath} from 'node:url';
import {gzipSync} from 'node:zlib';
import {build} from 'esbuild';
import {peersFolder} from './install-peers.js';

/** A file that a page fetched. */
export interface Fetched {
  readonly path: string;
  /** Its size after `gzip -9`. */
  readonly bytes: number;
}

/** The pages behind a port of 127.0.0.1. */
export interface ContenderSite {
  readonly url: string;
  /** Puts a page at a path, with its chat in a box of a usual size. */
  addPage(path: string, page: {readonly head: string; readonly body: string}): void;
  /** Every file that was fetched since the last call, pages left out. */
  takeFetched(): readonly Fetched[];
  close(): Promise<void>;
}

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Serves the built files of ours, those of the peers, and what is built of the pages here; as gzip, as a CDN does. */
export async function serveContenders(): Promise<ContenderSite> {
  const pages = new Map<string, string>();
  const files = new Map<string, Promise<Uint8Array | undefined>>();
  const built = await buildPages();
  let fetched: Fetched[] = [];

  const find = (path: string): Promise<Uint8Array | undefined> => {
    const known = files.get(path) ?? read(path);
    files.set(path, known);
    return known;
  };
  const read = async (path: string): Promise<Uint8Array | undefined> => {
    const bytes = built.get(path) ?? (await readFile(locate(path)).catch(() => undefined));
    return bytes && gzipSync(bytes, {level: 9});
  };
  const answer = async (path: string, response: ServerResponse): Promise<void> => {
    const page = pages.get(path);
    if (page !== undefined) return send(response, gzipSync(page), 'text/html; charset=utf-8');
    const bytes = await find(path);
    if (bytes) fetched.push({path, bytes: bytes.length});
    else response.statusCode = 404;
    return send(response, bytes ?? gzipSync(''), path.endsWith('.css') ? 'text/css' : 'text/javascript');
  };

  const server = createServer(({url = '/'}, response) => void answer(new URL(url, 'http://site').pathname, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    addPage: (path, page) => void pages.set(path, format(page)),
    takeFetched() {
      const taken = fetched;
      fetched = [];
      return taken;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function locate(path: string): string {
  return path.startsWith('/peers/') ? path.replace('/peers/', `${peersFolder}/node_modules/`) : root + path.slice(1);
}

function format({head, body}: {readonly head: string; readonly body: string}): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>A page</title><link rel="icon" href="data:,">${head}</head>
<body><h1>A page</h1><p>Some words.</p><div style="inline-size: 400px; block-size: 600px">${body}</div></body>
</html>`;
}

function send(response: ServerResponse, body: Uint8Array, type: string): void {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('cache-control', 'public, max-age=3600');
  response.setHeader('content-type', type);
  response.setHeader('content-encoding', 'gzip');
  response.end(body);
}

/** The pages that an app's bundler would make, each by itself, with what it imports on demand in files of its own. */
async function buildPages(): Promise<ReadonlyMap<string, Uint8Array>> {
  const results = await Promise.all(
    ['react-page', 'naive-page'].map((name) =>
      build({
        entryPoints: [`${root}test/bench/pages/${name}.ts`],
        bundle: true,
        format: 'esm',
        splitting: true,
        minify: true,
        target: 'es2022',
        write: false,
        outdir: '/built',
        define: {'process.env.NODE_ENV': '"production"'},
        logLevel: 'error',
      }),
    ),
  );
  const files = results.flatMap(({outputFiles}) => outputFiles);
  return new Map(files.map(({path, contents}) => [path.slice(path.indexOf('/built')), contents]));
}
