import {type BrowserContext, launch} from 'puppeteer-core';
import type {Engine} from '../../run/find-engines.js';
import type {ProtocolBrowser, ProtocolPage} from './protocol.js';

/** Chromium over its own protocol, Firefox over WebDriver BiDi. */
export async function openPuppeteerBrowser(engine: Engine): Promise<ProtocolBrowser> {
  const isChromium = engine.name === 'chromium';
  const browser = await launch({
    browser: isChromium ? 'chrome' : 'firefox',
    executablePath: engine.path,
    args: isChromium ? chromiumArguments() : [],
    // A browser at the other end of a pipe ends with us, even when we are killed.
    pipe: isChromium,
  });
  return {
    async openPage() {
      const context = await browser.createBrowserContext();
      return {...(await createPuppeteerPage(context, isChromium)), close: () => context.close()};
    },
    close: () => browser.close(),
  };
}

async function createPuppeteerPage(context: BrowserContext, isChromium: boolean): Promise<ProtocolPage> {
  const page = await context.newPage();
  await page.setViewport({width: 1024, height: 768});
  return {
    goto: async (url) => void (await page.goto(url, {waitUntil: 'load'})),
    // The types of puppeteer take its handles out of the arguments; ours are plain data.
    evaluate: (call, ...args) => page.evaluate(call as never, ...(args as readonly unknown[] as never[])) as never,
    moveMouse: (x, y) => page.mouse.move(x, y),
    clickMouse: (x, y) => page.mouse.click(x, y),
    async turnWheel(x, y, deltaY) {
      await page.mouse.move(x, y);
      await page.mouse.wheel({deltaY});
    },
    type: (text) => page.keyboard.type(text),
    press: (key) => page.keyboard.press(key),
    async screenshot() {
      await page.bringToFront();
      return page.screenshot({type: 'png'});
    },
    resize: (width, height) => page.setViewport({width, height}),
    ...(isChromium && {
      slowDown: (times: number) => page.emulateCPUThrottling(times),
      showAsPrinted: () => page.emulateMediaType('print'),
      async showWith(wishes: Readonly<Record<string, string>>) {
        // Puppeteer's own method knows but some of the features.
        const session = await page.createCDPSession();
        const features = Object.entries(wishes).map(([name, value]) => ({name, value}));
        await session.send('Emulation.setEmulatedMedia', {features});
      },
    }),
    openTab: () => createPuppeteerPage(context, isChromium),
    close: () => page.close(),
  };
}

function chromiumArguments(): string[] {
  const quiet = ['--disable-background-networking', '--disable-component-update', '--no-first-run'];
  // Chromium refuses to start as root with its sandbox, which is how containers run.
  return process.getuid?.() === 0 ? ['--no-sandbox', ...quiet] : quiet;
}
