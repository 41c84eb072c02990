import {readFile} from 'node:fs/promises';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import {extname, join, normalize} from 'node:path';
import {fillAppPage, type PageFill} from './fill-page.js';

/** What is served, and how its pages are filled. */
export interface AppOptions extends PageFill {
  /** The folder of the page and its files. */
  readonly folder: string;
  /** A Content Security Policy, sent as a header. */
  readonly csp?: string;
  /** Returns the page of an app that makes it on a server. Default: `index.html` of the folder. */
  readonly renderPage?: () => Promise<string>;
}

/** A small app behind a port. */
export interface AppServer {
  readonly url: string;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
};

/** Serves one of the apps on 127.0.0.1, its page filled with settings. */
export async function serveApp(options: AppOptions): Promise<AppServer> {
  const server = createServer((request, response) => void answer(request, response, options));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, options: AppOptions): Promise<void> {
  const {pathname} = new URL(request.url ?? '/', 'http://127.0.0.1');
  const path = normalize(decodeURI(pathname));
  if (path === '/favicon.ico') return void response.writeHead(204).end();
  try {
    if (path === '/') return sendPage(response, options);
    const body = await readFile(join(options.folder, path));
    response.writeHead(200, {'content-type': types[extname(path)] ?? 'application/octet-stream'}).end(body);
  } catch {
    response.writeHead(404).end(`There is no ${path}.`);
  }
}

async function sendPage(response: ServerResponse, {folder, csp, renderPage, ...fill}: AppOptions): Promise<void> {
  const page = await (renderPage?.() ?? readFile(join(folder, 'index.html'), 'utf8'));
  response.writeHead(200, {
    'content-type': types['.html'],
    ...(csp !== undefined && {'content-security-policy': csp}),
  });
  response.end(fillAppPage(page, fill));
}
