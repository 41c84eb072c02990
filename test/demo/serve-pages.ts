import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before} from 'node:test';
import {preview} from 'vite';
import {serveDemo} from '../../demo/server/serve-demo.js';
import {serveLocalAws} from '../../demo/server/serve-local-aws.js';
import {localSettings} from '../../demo/server/settings.js';
import {buildPages, probePlugin} from './build-pages.js';

interface Server {
  readonly url: string;
  close(): Promise<void>;
}

const aws = {pace: {firstMs: 20, deltaMs: 2}};

/** The demo pages from their sources, as `npm start` serves them. */
export const serveSources = share(() => serveDemo({port: 0, aws, plugins: [probePlugin]}));

/** The pages that many tests open, built: from its sources each is hundreds of files. */
export const serveBuilt = share(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'outcrop-demo-'));
  const standIn = await serveLocalAws(aws);
  await buildPages(['gallery', 'minimal', 'playground'], localSettings(standIn.url), folder);
  const options = {port: 0, host: '127.0.0.1', open: false};
  const server = await preview({
    configFile: false,
    logLevel: 'warn',
    root: folder,
    build: {outDir: '.'},
    preview: options,
  });
  return {
    url: server.resolvedUrls?.local[0] ?? '',
    async close() {
      await server.close();
      await standIn.close();
      await rm(folder, {recursive: true});
    },
  };
});

/** One server for all test files of a process. Each calls for it where its tests begin; the address is there when they run. */
function share(start: () => Promise<Server>): () => {readonly url: string} {
  let server: Promise<Server> | undefined;
  let users = 0;
  return () => {
    const shared = {url: ''};
    users += 1;
    before(async () => {
      server ??= start();
      shared.url = (await server).url;
    });
    after(async () => {
      users -= 1;
      if (users === 0) await (await server)?.close();
    });
    return shared;
  };
}
