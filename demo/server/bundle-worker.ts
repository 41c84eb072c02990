import {fileURLToPath} from 'node:url';
import {build, type Plugin} from 'vite';

/** What the worker is called beside its page. */
export const workerFileName = 'local-aws-worker.js';

/**
 * The service worker with the stand-in for AWS as one classic script: Firefox has had module service workers only for
 * a short time, and a worker that is one file needs no second request before it can answer.
 */
export async function bundleWorker(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'es2022',
      lib: {
        entry: fileURLToPath(new URL('../service-worker/worker.ts', import.meta.url)),
        formats: ['iife'],
        name: 'localAwsWorker',
        fileName: () => workerFileName,
      },
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  const chunk = outputs
    .flatMap((output) => ('output' in output ? output.output : []))
    .find(({type}) => type === 'chunk');
  if (chunk?.type !== 'chunk') throw new Error('The service worker was not built.');
  return chunk.code;
}

/** Serves the worker beside its page in the dev server, built anew whenever a browser asks for it. */
export function serveWorker(): Plugin {
  return {
    name: 'outcrop-serve-worker',
    configureServer({middlewares}) {
      middlewares.use(`/demo/service-worker/${workerFileName}`, (_request, response, next) => {
        bundleWorker().then((code) => {
          response.writeHead(200, {'content-type': 'text/javascript', 'cache-control': 'no-store'}).end(code);
        }, next);
      });
    },
  };
}
