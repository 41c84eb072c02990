import type {OutcropChat} from '../../src/ui/outcrop-chat.js';

/** What a page sets, in a form that travels into it. */
export interface PageSettings {
  /** `null` leaves one out. */
  readonly attributes?: Readonly<Record<string, string | null>>;
  readonly patience?: {readonly attempts?: number; readonly firstPartMs?: number; readonly nextPartMs?: number};
  readonly logins?: Readonly<Record<string, string>>;
  /** What the callback of this name returns; it rejects with a text. */
  readonly credentials?: {readonly accessKeyId: string; readonly secretAccessKey: string} | string;
  readonly apiKey?: {readonly key: string} | string;
  /** The browser says that it has no network. */
  readonly isOffline?: true;
}

/** A question, and what is to be seen of its answer. */
export interface Scene {
  readonly settings: PageSettings;
  readonly question: string;
  /** A conversation of its own. */
  readonly isFirst: boolean;
  /** Wait until this can be read of an answer that has begun, and tell the server then; nothing: do not. */
  readonly shows: string | null;
  readonly toldAt: string;
  readonly expectsNotice: boolean;
  /** How many reports of the page's policy to wait for, which come later than what they report. */
  readonly expectedReports: number;
}

/** What a visitor, and the page, saw of a question. */
export interface Outcome {
  /** Of the answer that `send()` resolved with. */
  readonly status: string;
  /** The answers on the screen, from the first to the last. */
  readonly texts: readonly string[];
  /** What the notice says. */
  readonly notice?: string;
  readonly noticeRole?: string;
  /** Of the events. */
  readonly codes: readonly string[];
  readonly chatStatus: string;
  readonly chatCode?: string;
  /** What could be read while the chat waited for its next try. */
  readonly waitingText: string;
  /** The calls that the page made: method, address and target of each. */
  readonly fetched: readonly (readonly [string, string, string | null])[];
  readonly problems: readonly string[];
}

declare global {
  /** Sets what `settings` say, and nothing else. */
  var configureChat: (settings: PageSettings) => Promise<void>;
  /** Every `fetch` of the page since it was last asked. */
  var fetchedCalls: [string, string, string | null][];
  /** What the browser offers, before anybody counts. */
  var uncountedFetch: typeof fetch;
}

/** Runs in the page, once: counts what it fetches, records its errors, and leaves no wait before another try. */
export function preparePage(): void {
  const give = <Value extends object>(value: Value | string | undefined) => {
    if (value === undefined) return undefined;
    return () => (typeof value === 'string' ? Promise.reject(new Error(value)) : Promise.resolve(value));
  };
  globalThis.configureChat = async ({attributes = {}, credentials, apiKey, patience, logins, isOffline}) => {
    const chat = document.querySelector('outcrop-chat');
    if (!chat) return;
    for (const [name, value] of Object.entries(attributes)) {
      if (value === null) chat.removeAttribute(name);
      else chat.setAttribute(name, value);
    }
    const giveKey = give(apiKey);
    chat.credentials = give(credentials);
    chat.apiKey = giveKey && (async () => (await giveKey()).key);
    chat.patience = patience;
    chat.logins = logins;
    Object.defineProperty(navigator, 'onLine', {value: !isOffline, configurable: true});
    // What changes between two answers is not to end the second one.
    await chat.updateComplete;
  };

  Math.random = () => 0;
  globalThis.errorCodes = [];
  document.addEventListener('outcrop-error', (event) => {
    if ('error' in event && event.error instanceof Error && 'code' in event.error) {
      globalThis.errorCodes.push(String(event.error.code));
    }
  });
  const original = globalThis.fetch.bind(globalThis);
  globalThis.uncountedFetch = original;
  globalThis.fetchedCalls = [];
  globalThis.fetch = (resource, init) => {
    const {method, url, headers} = resource instanceof Request ? resource : new Request(resource, init);
    globalThis.fetchedCalls.push([method, url, headers.get('x-amz-target')]);
    return original(resource, init);
  };
}

/** Runs in the page: asks, waits for the end, and says what is to be seen then. */
export async function play(scene: Scene): Promise<Outcome> {
  const chat: OutcropChat | null = document.querySelector('outcrop-chat');
  if (!chat) throw new Error('There is no chat.');
  const frame = () =>
    new Promise<void>((resolve) => {
      requestAnimationFrame(() => resolve());
      setTimeout(resolve, 50);
    });
  const readTexts = () =>
    globalThis.outcropProbe.findAll({part: 'message-assistant'}).map((message) => {
      const blocks = [...message.querySelectorAll<HTMLElement>('[part~="block-text"]')];
      return blocks.map((block) => block.innerText.trim()).join(' ');
    });
  const findNotice = () => globalThis.outcropProbe.find({part: 'notice'});

  await globalThis.configureChat(scene.settings);
  if (scene.isFirst) chat.clear();
  globalThis.errorCodes.length = 0;
  globalThis.fetchedCalls.length = 0;
  let waitingText = '';
  const ended: string[] = [];
  const sending = chat.send(scene.question).then(({status}) => ended.push(status));
  const deadline = performance.now() + 9000;
  let isTold = scene.shows === null;
  while (ended.length === 0 && performance.now() < deadline) {
    await Promise.race([sending, frame()]);
    if (chat.status === 'waiting') waitingText = chat.shadowRoot?.textContent ?? '';
    if (chat.status === 'waiting' && !navigator.onLine) {
      Object.defineProperty(navigator, 'onLine', {value: true, configurable: true});
      dispatchEvent(new Event('online'));
    }
    if (isTold || chat.status !== 'streaming' || (readTexts().at(-1) ?? '') !== scene.shows) continue;
    isTold = true;
    void globalThis.uncountedFetch(scene.toldAt, {mode: 'no-cors'});
  }
  const countReports = () => globalThis.outcropProbe.messages.filter(({kind}) => kind === 'csp-violation').length;
  // An answer is drawn in the frame after its end, or later where the machine has much else to do.
  const isDrawn = () => {
    const said =
      chat.messages
        .at(-1)
        ?.content.map(({text = ''}) => text)
        .join('') ?? '';
    return (readTexts().at(-1) ?? '') === said.trim();
  };
  const isSettled = () =>
    (findNotice() !== undefined) === scene.expectsNotice && countReports() >= scene.expectedReports && isDrawn();
  for (let count = 0; count === 0 || (count < 100 && !isSettled()); count += 1) {
    await frame();
    await chat.updateComplete;
  }
  if (ended.length === 0) chat.stop();

  const notice = findNotice();
  const problems = globalThis.outcropProbe.messages
    .splice(0)
    .filter(({kind}) => ['error', 'page-error', 'rejection', 'csp-violation'].includes(kind));
  return {
    status: ended[0] ?? 'without an end',
    texts: readTexts(),
    ...(notice instanceof HTMLElement && {
      notice: notice.querySelector('p')?.innerText ?? '',
      noticeRole: notice.getAttribute('role') ?? '',
    }),
    codes: [...globalThis.errorCodes],
    chatStatus: chat.status,
    ...(chat.error && {chatCode: chat.error.code}),
    waitingText,
    fetched: [...globalThis.fetchedCalls],
    problems: problems.map(({kind, text}) => `${kind}: ${text}`),
  };
}
