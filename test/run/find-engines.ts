import {accessSync, constants, existsSync, readdirSync, statSync} from 'node:fs';
import {homedir} from 'node:os';
import {delimiter, join} from 'node:path';

/** The browser engines that the tests know how to drive. */
export const engineNames = ['chromium', 'firefox', 'webkit'] as const;

/** One of the three browser engines. */
export type EngineName = (typeof engineNames)[number];

/** An engine that is installed on this machine. */
export interface Engine {
  readonly name: EngineName;
  /** The browser's program. */
  readonly path: string;
  /** WebKitGTK alone: its WebDriver, and the X server where the machine has no display. */
  readonly driverPath?: string;
  readonly displayServerPath?: string;
}

const chromiumVariables = ['CHROMIUM_BIN', 'CHROME_BIN', 'CHROME_PATH', 'PUPPETEER_EXECUTABLE_PATH'];
const chromiumCommands =
  'chromium chromium-browser google-chrome google-chrome-stable chrome microsoft-edge msedge'.split(' ');
const chromiumPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/snap/bin/chromium',
  ...onWindows('Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'),
];
const firefoxPlaces = ['/Applications/Firefox.app/Contents/MacOS/firefox', ...onWindows('Mozilla Firefox/firefox.exe')];

/** The engines that are installed, in a fixed order; `only` (default: `OUTCROP_ENGINES`) leaves the others out. */
export function findEngines(only: readonly string[] = readNames(process.env['OUTCROP_ENGINES'])): Engine[] {
  const engines = [findChromium(), findFirefox(), findWebkit()].filter((engine) => engine !== undefined);
  return only.length === 0 ? engines : engines.filter(({name}) => only.includes(name));
}

/** The names in a list such as `chromium,firefox`; a name that is no engine is a mistake. */
export function readNames(list = ''): EngineName[] {
  return list
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((name) => {
      const known = engineNames.find((engine) => engine === name);
      if (!known) throw new Error(`"${name}" is no engine; there are ${engineNames.join(', ')}.`);
      return known;
    });
}

function findChromium(): Engine | undefined {
  const path = findProgram({variables: chromiumVariables, commands: chromiumCommands, places: chromiumPlaces});
  return path === undefined ? undefined : {name: 'chromium', path};
}

function findFirefox(): Engine | undefined {
  const commands = ['firefox', 'firefox-esr'];
  const path = findProgram({variables: ['FIREFOX_BIN'], commands, places: firefoxPlaces});
  return path === undefined ? undefined : {name: 'firefox', path};
}

function findWebkit(): Engine | undefined {
  const path = findProgram({variables: ['MINIBROWSER_BIN'], commands: ['MiniBrowser'], places: listMiniBrowsers()});
  const driverPath = findProgram({variables: ['WEBKIT_DRIVER_BIN'], commands: ['WebKitWebDriver'], places: []});
  const displayServerPath = findProgram({variables: [], commands: ['Xvfb'], places: []});
  if (!path || !driverPath || !displayServerPath) return undefined;
  return {name: 'webkit', path, driverPath, displayServerPath};
}

/** MiniBrowser lies beside the library, in a folder that names architecture and version. */
function listMiniBrowsers(): string[] {
  const roots = ['/usr/lib', '/usr/libexec', '/usr/lib64', ...listFolders('/usr/lib', /-linux-gnu/)];
  return roots.flatMap((root) => listFolders(root, /^webkit2?gtk/).map((folder) => join(folder, 'MiniBrowser')));
}

function listFolders(root: string, pattern: RegExp): string[] {
  if (!existsSync(root)) return [];
  const names = readdirSync(root).filter((name) => pattern.test(name));
  return names.map((name) => join(root, name)).toSorted((a, b) => b.localeCompare(a));
}

function onWindows(...names: string[]): string[] {
  if (process.platform !== 'win32') return [];
  const roots = ['C:/Program Files', 'C:/Program Files (x86)', join(homedir(), 'AppData/Local')];
  return roots.flatMap((root) => names.map((name) => join(root, name)));
}

interface Search {
  readonly variables: readonly string[];
  readonly commands: readonly string[];
  readonly places: readonly string[];
}

function findProgram({variables, commands, places}: Search): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const named = variables.map((variable) => process.env[variable]).filter((path) => path !== undefined);
  const onPath = commands.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [...named, ...onPath, ...places].find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false; // absent, or not ours to run: the search goes on
  }
}
