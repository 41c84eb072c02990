import {remote} from 'webdriverio';
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
  Home: '\uE011',
  End: '\uE010',
  Shift: '\uE008',
};

// Runs in the page. A sync script would not wait for a promise in every version of the driver.
// A member named error would be taken for an error of the protocol.
const callInPage = `
  const done = arguments[arguments.length - 1];
  Promise.resolve()
    .then(() => (CALL)(...arguments[0]))
    .then((value) => done({value}), (error) => done({thrown: String(error)}));
`;

/** WebKitGTK over classic WebDriver. It has one window, which all pages take in turn. */
export async function openWebdriverBrowser(engine: Engine): Promise<ProtocolBrowser> {
  const driver = await startWebkitDriver(engine);
  const browser = await remote(driver.session);
  const act = (type: string, id: string, actions: readonly object[]) =>
    browser.performActions([{type, id, ...(type === 'pointer' && {parameters: {pointerType: 'mouse'}}), actions}]);
  const press = (values: readonly string[]) =>
    act(
      'key',
      'keyboard',
      values.flatMap((value) => [
        {type: 'keyDown', value},
        {type: 'keyUp', value},
      ]),
    );
  const moveTo = (x: number, y: number) => ({type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y)});

  const page: ProtocolPage = {
    goto: (url) => browser.navigateTo(url).then(noResult),
    async evaluate(call, ...args) {
      const script = callInPage.replace('CALL', () => call.toString());
      const {value, thrown} = await browser.executeAsyncScript(script, [args]);
      if (thrown !== undefined) throw new Error(thrown);
      return value;
    },
    moveMouse: (x, y) => act('pointer', 'mouse', [moveTo(x, y)]),
    clickMouse: (x, y) =>
      act('pointer', 'mouse', [moveTo(x, y), {type: 'pointerDown', button: 0}, {type: 'pointerUp', button: 0}]),
    type: (text) => press(Array.from(text)),
    press: (key) => press([keys[key]]),
    screenshot: async () => Buffer.from(await browser.takeScreenshot(), 'base64'),
    resize: (width, height) => browser.setWindowRect(null, null, width, height).then(noResult),
    // Away from the page, so that it ends what it does.
    close: () => browser.navigateTo('about:blank').then(noResult),
  };
  return {
    openPage: async () => page,
    async close() {
      await browser.deleteSession();
      await driver.close();
    },
  };
}

function noResult(): void {}
