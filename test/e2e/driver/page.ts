import {mkdir, writeFile} from 'node:fs/promises';
import {dirname} from 'node:path';
import type {EngineName} from '../../run/find-engines.js';
import type {PageMessage, Target} from './probe.js';
import type {Key, ProtocolPage} from './protocol.js';

/** How long a page may take for anything, before the test fails. */
const patienceMs = 12_000;
/** How long to wait until looking again: shortly at first, and rarely for what takes long, since looking takes its time too. */
const pauses = {firstMs: 20, longestMs: 100, growth: 1.25};

/** A page as a visitor meets it, in any engine. */
export interface Page {
  readonly engine: EngineName;
  goto(url: string): Promise<void>;
  evaluate: ProtocolPage['evaluate'];
  /** The visible element of this role, and of exactly this accessible name. */
  findByRole(role: string, name?: string): Locator;
  /** The visible element of this part, in whichever shadow root. */
  part(name: string): Locator;
  /** Types into what has the focus. */
  type(text: string): Promise<void>;
  press(key: Key): Promise<void>;
  moveMouse(x: number, y: number): Promise<void>;
  turnWheel: ProtocolPage['turnWheel'];
  /** Waits until the function is true in the page; `message` says what was waited for. */
  waitFor<Args extends readonly unknown[]>(
    isTrue: (...args: Args) => unknown,
    message: string,
    ...args: Args
  ): Promise<void>;
  /** What the page has said so far, and what went wrong in it. */
  readMessages(): Promise<readonly PageMessage[]>;
  /** Only what a visitor's console would show in red: errors, rejections, violations of the page's policy. */
  readProblems(): Promise<readonly PageMessage[]>;
  resize(width: number, height: number): Promise<void>;
  readonly slowDown: ProtocolPage['slowDown'];
  readonly showAsPrinted: ProtocolPage['showAsPrinted'];
  readonly showWith: ProtocolPage['showWith'];
  screenshot(path: string): Promise<void>;
  /** Another tab of the same visitor, closed like this one. */
  openTab(): Promise<Page>;
  close(): Promise<void>;
}

/** An element of a page, looked for anew at each use, and waited for. */
export interface Locator {
  /** Another one of several: counted from 0, or from the end when negative. */
  nth(index: number): Locator;
  click(): Promise<void>;
  hover(): Promise<void>;
  /** Clicks it and types. */
  fill(text: string): Promise<void>;
  /** The text that a visitor reads. */
  text(): Promise<string>;
  /** Waits until its text holds the words. */
  waitForText(words: string): Promise<void>;
  attribute(name: string): Promise<string | null>;
  count(): Promise<number>;
  isFocused(): Promise<boolean>;
  waitUntilThere(): Promise<void>;
  waitUntilGone(): Promise<void>;
}

/** Builds a page on what its protocol offers. */
export function createPage(engine: EngineName, protocol: ProtocolPage): Page {
  const waitFor: Page['waitFor'] = async (isTrue, message, ...args) => {
    const deadline = Date.now() + patienceMs;
    let pauseMs = pauses.firstMs;
    while (!(await protocol.evaluate(isTrue, ...args))) {
      if (Date.now() > deadline) throw new Error(`Waited ${patienceMs / 1000} s in ${engine}: ${message}`);
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      pauseMs = Math.min(pauses.longestMs, pauseMs * pauses.growth);
    }
  };
  const readMessages = () => protocol.evaluate(() => globalThis.outcropProbe.messages);
  const locate = (target: Target) => createLocator(target, protocol, waitFor);
  return {
    engine,
    goto: protocol.goto,
    evaluate: protocol.evaluate,
    findByRole: (role, name) => locate({role, ...(name !== undefined && {name})}),
    part: (part) => locate({part}),
    type: protocol.type,
    press: protocol.press,
    moveMouse: protocol.moveMouse,
    turnWheel: protocol.turnWheel,
    waitFor,
    readMessages,
    readProblems: async () => (await readMessages()).filter(({kind}) => isProblem(kind)),
    resize: protocol.resize,
    slowDown: protocol.slowDown,
    showAsPrinted: protocol.showAsPrinted,
    showWith: protocol.showWith,
    async screenshot(path) {
      await mkdir(dirname(path), {recursive: true});
      await writeFile(path, await protocol.screenshot());
    },
    openTab: async () => createPage(engine, await protocol.openTab()),
    close: protocol.close,
  };
}

function isProblem(kind: PageMessage['kind']): boolean {
  return kind === 'error' || kind === 'page-error' || kind === 'rejection' || kind === 'csp-violation';
}

function createLocator(target: Target, protocol: ProtocolPage, waitFor: Page['waitFor']): Locator {
  const words = JSON.stringify(target);
  const waitUntilThere = () =>
    waitFor((wanted) => globalThis.outcropProbe.find(wanted) !== undefined, `there is no ${words}`, target);
  const reach = async () => {
    await waitFor(
      (wanted) => {
        const view = globalThis.outcropProbe.view(wanted);
        return view !== undefined && !view.isCovered && !view.isDisabled;
      },
      `${words} cannot be reached: it is absent, covered or disabled`,
      target,
    );
    const view = await protocol.evaluate((wanted) => globalThis.outcropProbe.view(wanted), target);
    if (!view) throw new Error(`${words} went away.`);
    return view;
  };
  const click = async () => {
    const {x, y} = await reach();
    await protocol.clickMouse(x, y);
  };
  const text = async () => {
    await waitUntilThere();
    return protocol.evaluate((wanted) => {
      const element = globalThis.outcropProbe.find(wanted);
      if (element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement) return element.value;
      return element instanceof HTMLElement ? element.innerText : (element?.textContent ?? '');
    }, target);
  };
  return {
    nth: (nth) => createLocator({...target, nth}, protocol, waitFor),
    click,
    text,
    waitUntilThere,
    async hover() {
      const {x, y} = await reach();
      await protocol.moveMouse(x, y);
    },
    async fill(value) {
      await click();
      await protocol.type(value);
    },
    waitForText: (wantedText) =>
      waitFor(
        (wanted, part) => {
          const element = globalThis.outcropProbe.find(wanted);
          return element instanceof HTMLElement && element.innerText.includes(part);
        },
        `${words} does not say "${wantedText}"`,
        target,
        wantedText,
      ),
    async attribute(name) {
      await waitUntilThere();
      return protocol.evaluate(
        (wanted, attribute) => {
          return globalThis.outcropProbe.find(wanted)?.getAttribute(attribute) ?? null;
        },
        target,
        name,
      );
    },
    count: () => protocol.evaluate((wanted) => globalThis.outcropProbe.findAll(wanted).length, target),
    isFocused: () =>
      protocol.evaluate((wanted) => {
        const element = globalThis.outcropProbe.find(wanted);
        return element?.matches(':focus') ?? false;
      }, target),
    waitUntilGone: () =>
      waitFor((wanted) => globalThis.outcropProbe.find(wanted) === undefined, `${words} is still there`, target),
  };
}
