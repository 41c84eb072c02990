import {startChild, endChild} from '../child-process.js';

/** An app that makes its page on a server of its own. */
export interface PageServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts the built server of an app and waits until it tells its port. */
export async function startServer(path: string, settings: object): Promise<PageServer> {
  const child = startChild(process.execPath, [path], {
    env: {...process.env, NODE_ENV: 'production', PORT: '0', OUTCROP_SETTINGS: JSON.stringify(settings)},
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${path} ended with ${code}.`)));
    child.stdout?.once('data', (line: Buffer) => resolve(JSON.parse(line.toString()).port));
  });
  return {url: `http://127.0.0.1:${port}/`, close: () => endChild(child)};
}
