import {type Browser, remote} from 'webdriverio';
import type {Engine} from '../../run/find-engines.js';
import {startWebkitDriver} from '../../run/start-webkit-driver.js';
import type {Key, ProtocolBrowser, ProtocolPage} from './protocol.js';

/** The characters by which WebDriver names keys: https://www.w3.org/TR/webdriver2/#keyboard-actions */
const keys: Readonly<Record<Key, string>> = {
  Enter: '\uE007',
  Tab: '\uE004',
  Escape: '\uE00C',
  Backspace: '\uE003',
  ArrowUp: '\uE013',
  ArrowDown: '\uE015',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  Home: '\uE011',
  End: '\uE010',
  Shift: '\uE008',
};

/** So many pages one browser opens: after some fifty it breaks down. */
const mostPages = 12;
/** How long a browser may take to leave a page. */
const leavingMs = 10_000;

// Runs in the page.
const waitForLoad = `
  const done = arguments[0];
  if (document.readyState === 'complete') done();
  else addEventListener('load', () => done());
`;

// Runs in the page. A sync script would not wait for a promise in every version of the driver.
// A member named error would be taken for an error of the protocol.
const callInPage = `
  const done = arguments[arguments.length - 1];
  Promise.resolve()
    .then(() => (CALL)(...arguments[0]))
    .then((value) => done({value}), (error) => done({thrown: String(error)}));
`;

/**
 * WebKitGTK over classic WebDriver: a browser of its own for each page, since all pages of one share a window. To start one
 * takes longer than most tests, so a browser whose page is closed opens the next one: each test has an origin of its own.
 */
export async function openWebdriverBrowser(engine: Engine): Promise<ProtocolBrowser> {
  const driver = await startWebkitDriver(engine);
  const free: Browser[] = [];
  const pages = new WeakMap<Browser, number>();
  return {
    async openPage() {
      const session = free.pop() ?? (await inShort(() => remote(driver.session)));
      const count = (pages.get(session) ?? 0) + 1;
      pages.set(session, count);
      const tab = await inShort(() => session.getWindowHandle());
      const page = createWebdriverPage(session, tab);
      const size = await inShort(() => session.getWindowRect());
      return {
        ...page,
        async close() {
          const isLeft = count < mostPages && (await Promise.race([leavePage(session, tab, size), giveUp()]));
          if (isLeft) free.push(session);
          else await inShort(() => session.deleteSession());
        },
      };
    },
    async close() {
      for (const session of free) await session.deleteSession();
      await driver.close();
    },
  };
}

/** A browser that hangs opens no other page. */
function giveUp(): Promise<false> {
  return new Promise((resolve) => void setTimeout(() => resolve(false), leavingMs).unref());
}

/** Closes what the page has opened, forgets what it has stored, and leaves it; `false` when that fails. */
async function leavePage(session: Browser, tab: string, size: {width: number; height: number}): Promise<boolean> {
  try {
    for (const other of await session.getWindowHandles()) {
      if (other === tab) continue;
      await session.switchToWindow(other);
      await session.closeWindow();
    }
    await session.switchToWindow(tab);
    shownTabs.set(session, tab);
    await session.releaseActions();
    await session.executeAsyncScript(`const done = arguments[0]; (${forgetAll})().then(done, done);`, []);
    await session.navigateTo('about:blank');
    await session.setWindowRect(null, null, size.width, size.height);
    return true;
  } catch {
    return false;
  }
}

/** Runs in the page. */
async function forgetAll(): Promise<void> {
  sessionStorage.clear();
  localStorage.clear();
  for (const {name} of await indexedDB.databases()) indexedDB.deleteDatabase(name ?? '');
}

function createWebdriverPage(session: Browser, tab: string): ProtocolPage {
  /** Commands go to one tab at a time. */
  const inTab = async <Result>(call: (browser: Browser) => Promise<Result>): Promise<Result> =>
    inShort(async () => {
      await showTab(session, tab);
      return call(session);
    });
  const act = (actions: object) => inTab((browser) => browser.performActions([actions]));
  const press = (values: readonly string[]) => {
    const strokes = values.flatMap((value) => [{type: 'keyDown', value}].concat({type: 'keyUp', value}));
    return act({type: 'key', id: 'keyboard', actions: strokes});
  };
  const point = (x: number, y: number, ...more: readonly object[]) => {
    const move = {type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y)};
    return act({type: 'pointer', id: 'mouse', parameters: {pointerType: 'mouse'}, actions: [move, ...more]});
  };
  return {
    goto: (url) =>
      inTab(async (browser) => {
        await browser.navigateTo(url);
        // After a redirect the driver may be back before the page is there.
        await browser.executeAsyncScript(waitForLoad, []);
      }),
    async evaluate(call, ...args) {
      const script = callInPage.replace('CALL', () => call.toString());
      const {value, thrown} = await inTab((browser) => browser.executeAsyncScript(script, [args]));
      if (thrown !== undefined) throw new Error(thrown);
      return value;
    },
    moveMouse: (x, y) => point(x, y),
    clickMouse: (x, y) => point(x, y, {type: 'pointerDown', button: 0}, {type: 'pointerUp', button: 0}),
    turnWheel: (x, y, deltaY) =>
      act({
        type: 'wheel',
        // The driver counts on from what a wheel did before, so that the same turn again would be none.
        id: `wheel ${(wheels += 1)}`,
        actions: [
          {type: 'scroll', x: Math.round(x), y: Math.round(y), deltaX: 0, deltaY, duration: 0, origin: 'viewport'},
        ],
      }),
    type: (text) => press(Array.from(text)),
    press: (key) => press([keys[key]]),
    async screenshot() {
      const picture = await inTab(async (browser) => {
        // A page that stands still is not drawn again, and its picture is taken with the next drawing.
        await browser.executeScript(`globalThis.stir = document.documentElement.animate(arguments[0], arguments[1])`, [
          [{opacity: 1}, {opacity: 0.99}],
          {duration: 1000, iterations: 100},
        ]);
        const taken = await browser.takeScreenshot();
        await browser.executeScript('globalThis.stir.cancel()', []);
        return taken;
      });
      return Buffer.from(picture, 'base64');
    },
    resize: async (width, height) => void (await inTab((browser) => browser.setWindowRect(null, null, width, height))),
    async openTab() {
      const {handle} = await inTab((browser) => browser.createWindow('window'));
      return createWebdriverPage(session, handle);
    },
    close: () => inTab((browser) => browser.closeWindow()),
  };
}

let wheels = 0;

/** The tab that the commands of a session go to now. */
const shownTabs = new WeakMap<Browser, string>();

async function showTab(session: Browser, tab: string): Promise<void> {
  if (shownTabs.get(session) === tab) return;
  await session.switchToWindow(tab);
  shownTabs.set(session, tab);
}

/** The errors of webdriverio carry the whole request and all its objects; their message is enough. */
async function inShort<Result>(call: () => Promise<Result>): Promise<Result> {
  try {
    return await call();
  } catch (error) {
    // oxlint-disable-next-line eslint/preserve-caught-error -- the whole point
    throw new Error(error instanceof Error ? error.message : String(error));
  }
}
