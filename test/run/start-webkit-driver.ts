import type {ChildProcess} from 'node:child_process';
import {connect, createServer} from 'node:net';
import type {Readable} from 'node:stream';
import {endChild, startChild} from './child-process.js';
import type {Engine} from './find-engines.js';

/** A running WebKitWebDriver with a display of its own. */
export interface WebkitDriver {
  /** What webdriverio needs to open a session. */
  readonly session: {
    readonly hostname: string;
    readonly port: number;
    readonly path: string;
    readonly logLevel: 'silent';
    readonly capabilities: Readonly<Record<string, unknown>>;
  };
  /** Ends the driver, then its display. */
  close(): Promise<void>;
}

/** Starts Xvfb and WebKitWebDriver on a display and a port that are free. */
export async function startWebkitDriver(engine: Engine): Promise<WebkitDriver> {
  if (!engine.driverPath || !engine.displayServerPath) throw new Error('This engine has no WebKitWebDriver or Xvfb.');
  const {child: display, name} = await startDisplay(engine.displayServerPath);
  const port = await findFreePort();
  const driver = startChild(engine.driverPath, ['-p', String(port)], {
    env: {
      ...process.env,
      DISPLAY: name,
      GDK_BACKEND: 'x11',
      NO_AT_BRIDGE: '1',
      // Without a graphics card, drawing in layers takes three times as much of the processor as all else.
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    },
    stdio: 'ignore',
  });
  await waitForPort(port, driver);
  return {
    session: {hostname: '127.0.0.1', port, path: '/', logLevel: 'silent', capabilities: describeBrowser(engine.path)},
    async close() {
      await endChild(driver);
      await endChild(display);
    },
  };
}

/** What a session asks for. WebKitGTK knows classic WebDriver alone and refuses a session that asks for BiDi. */
function describeBrowser(binary: string): Record<string, unknown> {
  return {
    browserName: 'MiniBrowser',
    'wdio:enforceWebDriverClassic': true,
    'webkitgtk:browserOptions': {binary, args: ['--automation']},
  };
}

async function startDisplay(path: string): Promise<{child: ChildProcess; name: string}> {
  const args = ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp', '-noreset'];
  const child = startChild(path, args, {stdio: ['ignore', 'ignore', 'ignore', 'pipe']});
  const output = child.stdio[3] as Readable;
  const number = await new Promise<string>((resolve, reject) => {
    let text = '';
    output.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) resolve(text.trim());
    });
    child.once('error', reject);
    child.once('exit', () => reject(new Error('Xvfb ended before it had a display.')));
  });
  return {child, name: `:${number}`};
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port was found.');
  return address.port;
}

async function waitForPort(port: number, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + 15_000;
  while (!(await isOpen(port))) {
    if (child.exitCode !== null) throw new Error(`WebKitWebDriver ended with status ${child.exitCode}.`);
    if (Date.now() > deadline) throw new Error('WebKitWebDriver did not listen within 15 s.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
