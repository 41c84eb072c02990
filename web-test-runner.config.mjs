import {createReadStream, existsSync} from 'node:fs';
import {basename, join} from 'node:path';
import {esbuildPlugin} from '@web/dev-server-esbuild';
import {defaultReporter} from '@web/test-runner';
import {chromeLauncher} from '@web/test-runner-chrome';
import {puppeteerLauncher} from '@web/test-runner-puppeteer';
import {webdriverLauncher} from '@web/test-runner-webdriver';
import {tsImport} from 'tsx/esm/api';

const {findEngines} = await tsImport('./test/run/find-engines.ts', import.meta.url);
const {startWebkitDriver} = await tsImport('./test/run/start-webkit-driver.ts', import.meta.url);
const {bundledPackages} = await tsImport('./test/run/bundled-packages.ts', import.meta.url);
const {outcomeReporter} = await tsImport('./test/run/browser-reporter.ts', import.meta.url);

const engines = findEngines();
if (engines.length === 0) throw new Error('No browser was found: install chromium, firefox-esr or webkit2gtk-driver.');

/** Each engine by the protocol that it speaks. Telling of each request, which no test asks for, was half of Firefox's work. */
const launchers = {
  chromium: ({path}) =>
    chromeLauncher({launchOptions: {executablePath: path, args: chromiumArguments(), networkEnabled: false}}),
  firefox: ({path}) =>
    puppeteerLauncher({launchOptions: {browser: 'firefox', executablePath: path, networkEnabled: false}}),
  webkit: launchWebkit,
};

function chromiumArguments() {
  const quiet = ['--disable-background-networking', '--disable-component-update', '--no-first-run'];
  // Chromium refuses to start as root with its sandbox, which is how containers run.
  return process.getuid?.() === 0 ? ['--no-sandbox', ...quiet] : quiet;
}

/** WebKitGTK speaks through a driver on a display, which are started with the first test and ended after the last. */
function launchWebkit(engine) {
  const launcher = webdriverLauncher({capabilities: {browserName: 'MiniBrowser'}});
  const initialize = launcher.initialize.bind(launcher);
  const createManager = launcher.createDriverManager.bind(launcher);
  const stop = launcher.stop.bind(launcher);
  let driver;
  return Object.assign(launcher, {
    async initialize(config) {
      driver = await startWebkitDriver(engine);
      launcher.options = driver.session;
      await initialize(config);
      launcher.name = engine.name;
    },
    // The runner's own does not wait for the navigation, so that one that fails would end the whole run without a word.
    async createDriverManager() {
      const manager = await createManager();
      return Object.assign(manager, {queueStartSession: (id, url) => manager.startSession(id, url)});
    },
    async stop() {
      await stop();
      await driver?.close();
    },
  });
}

/** Serves the recordings of the wire, which lie beside the repository, under `/shared-wire/`. */
function serveWire(context, next) {
  if (!context.path.startsWith('/shared-wire/')) return next();
  const name = context.path.slice('/shared-wire/'.length);
  const path = join(import.meta.dirname, '../shared/wire', name);
  if (name.includes('..') || !existsSync(path)) {
    context.status = 404;
    context.body = `There is no recording ${basename(name)} in ../shared/wire.`;
    return undefined;
  }
  context.type = name.endsWith('.json') ? 'application/json' : 'application/octet-stream';
  context.body = createReadStream(path);
  return undefined;
}

export default {
  files: ['test/**/*.test.ts'],
  nodeResolve: {browser: true, exportConditions: ['production', 'default']},
  browsers: engines.map((engine) => Object.assign(launchers[engine.name](engine), {name: engine.name})),
  concurrentBrowsers: 3,
  concurrency: 1,
  browserStartTimeout: 60_000,
  // These are for what hangs: on a busy machine, a test may take ten times as long as it should.
  testsFinishTimeout: 400_000,
  testFramework: {config: {timeout: 30_000}},
  middleware: [serveWire],
  plugins: [
    bundledPackages(import.meta.dirname),
    esbuildPlugin({ts: true, target: 'es2022', tsconfig: join(import.meta.dirname, 'tsconfig.json')}),
  ],
  reporters: [
    defaultReporter({reportTestProgress: process.stdout.isTTY === true}),
    outcomeReporter(join(import.meta.dirname, 'test-results/browser-tests.json')),
  ],
};
