import {fileURLToPath} from 'node:url';
import {createServer, type Plugin} from 'vite';
import {readTemplate} from '../../infra/reader/read-template.js';
import type {LocalAwsOptions} from '../../src/local-aws/index.js';
import {serveWorker} from './bundle-worker.js';
import {firstPage} from './first-page.js';
import {fillSettings} from './fill-settings.js';
import {serveLocalAws, type ServeOptions} from './serve-local-aws.js';
import {localSettings, type DemoSettings} from './settings.js';

/** The demo pages behind a port. */
export interface DemoServer {
  /** The address of the first page. */
  readonly url: string;
  /** What the pages are filled with. */
  readonly settings: DemoSettings;
  /** Frees the ports. */
  close(): Promise<void>;
}

/** How the demo is served. */
export interface DemoOptions {
  /** The port of the pages. Default 5173, or the next one that is free. */
  readonly port?: number;
  /** Where the chats go. Default: to a stand-in for AWS that is started here, as `aws` says. */
  readonly settings?: DemoSettings;
  /** How the stand-in behaves. */
  readonly aws?: ServeOptions;
  /** Further plugins of the dev server. */
  readonly plugins?: readonly Plugin[];
}

/** Serves the demo pages on 127.0.0.1, from their sources. */
export async function serveDemo(options: DemoOptions = {}): Promise<DemoServer> {
  // A port of its own, so that the pages reach it as they would reach AWS: as another origin.
  const aws = options.settings ? undefined : await serveLocalAws({...readStack(), ...options.aws});
  const settings = options.settings ?? localSettings(aws?.url ?? '');
  const server = await createServer({
    root: fileURLToPath(new URL('../../', import.meta.url)),
    logLevel: 'warn',
    plugins: [firstPage('/demo/playground/'), fillSettings(settings), serveWorker(), ...(options.plugins ?? [])],
    ...(options.port !== undefined && {server: {port: options.port}}),
  });
  await server.listen();
  return {
    url: server.resolvedUrls?.local[0] ?? '',
    settings,
    async close() {
      await server.close();
      await aws?.close();
    },
  };
}

/** What the template in `infra/` allows guests to do, so that the demo lives under the policy that users deploy. */
function readStack(): LocalAwsOptions {
  const parameters = {Visitors: 'guests', AlertEmail: 'nobody@example.com', CostProfiles: 'no', WholeAnswers: 'yes'};
  return readTemplate(parameters).aws;
}
