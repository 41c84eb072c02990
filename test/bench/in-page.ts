import type {Place} from './contenders.js';
import type {ShownMessage} from './pages/page-globals.js';

// Runs in every page, as its first script.

/** What a page was seen to do until now; times are since its navigation began. */
export interface Seen {
  /** When what was looked for was there and could be used. */
  thereMs: number;
  readonly longTasks: number[];
  readonly shifts: number[];
}

/** How a text comes: pieces in chunks, each chunk in a task of its own. */
export interface Stream {
  readonly text: string;
  readonly pieceLength: number;
  readonly piecesPerChunk: number;
  readonly chunkMs: number;
  /** When no more of it comes, finished or not. */
  readonly patienceMs: number;
}

/** How it went. */
export interface Streamed {
  readonly seconds: number;
  readonly frames: number;
  /** How much of the text came before patience ended, from 0 to 1. */
  readonly share: number;
  /** The end of it was to be seen before patience ended. */
  readonly isShown: boolean;
}

/** What is waited for: words that stand in the page as they are meant to be read. */
export interface Wanted {
  readonly place: Place;
  readonly words: string;
}

const seen: Seen = {thereMs: Number.NaN, longTasks: [], shifts: []};
const progress = {startedAt: 0, sent: 0, isOver: true};

new PerformanceObserver((list) => {
  for (const {duration} of list.getEntries()) seen.longTasks.push(duration);
}).observe({type: 'longtask'});
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if ('value' in entry) seen.shifts.push(Number(entry.value));
}).observe({type: 'layout-shift'});

function rootOf({host}: Place): Document | ShadowRoot | null | undefined {
  return host === undefined ? document : document.querySelector(host)?.shadowRoot;
}

function find(place: Place): HTMLElement | undefined {
  const found = rootOf(place)?.querySelector(place.selector);
  return found instanceof HTMLElement && !found.matches(':disabled') && found.offsetHeight > 0 ? found : undefined;
}

let isThere: Promise<void> | undefined;

/** Looks after every frame, until the place is there. */
function watch(place: Place): void {
  isThere = (async () => {
    while (!find(place)) await afterFrame();
    seen.thereMs = performance.now();
  })();
}

const channel = new MessageChannel();
channel.port1.start();

/** Resolves once a frame is drawn: then what is in the page is what a visitor sees. */
function afterFrame(): Promise<void> {
  return new Promise((resolve) => {
    channel.port1.addEventListener('message', () => resolve(), {once: true});
    requestAnimationFrame(() => channel.port2.postMessage(undefined));
  });
}

const wait = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms));

async function* play({text, pieceLength, piecesPerChunk, chunkMs, patienceMs}: Stream): AsyncGenerator<string> {
  const start = performance.now();
  Object.assign(progress, {startedAt: start, sent: 0, isOver: false});
  for (let chunk = 0, at = 0; at < text.length; chunk += 1) {
    await wait(Math.max(0, start + chunk * chunkMs - performance.now()));
    for (let piece = 0; piece < piecesPerChunk && at < text.length; piece += 1, at += pieceLength) {
      if (performance.now() > start + patienceMs) at = Number.POSITIVE_INFINITY;
      else yield text.slice(at, at + pieceLength);
      if (at < text.length) progress.sent = Math.min(text.length, at + pieceLength);
    }
  }
  progress.isOver = true;
}

const isShown = ({place, words}: Wanted) => {
  const root = rootOf(place);
  return (root instanceof Document ? root.body : root)?.textContent.includes(words) ?? false;
};

/** Resolves when the stream has ended and its last words are to be seen, or when nobody waits any longer. */
async function untilStreamed(wanted: Wanted, stream: Stream): Promise<Streamed> {
  while (progress.isOver) await afterFrame();
  let frames = 0;
  let last = 0;
  const isDone = () => progress.isOver && isShown(wanted);
  while (!isDone() && last < progress.startedAt + stream.patienceMs) {
    await afterFrame();
    last = performance.now();
    frames += 1;
  }
  const share = progress.sent / stream.text.length;
  return {seconds: (last - progress.startedAt) / 1000, frames, share, isShown: isDone()};
}

/** What every page asks for its next answers. */
function answerWith(stream: Stream): void {
  globalThis.reply = () => play(stream);
}

/** Does something and says how many milliseconds later the words are there, or later than the last key was pressed. */
async function timeUntil(wanted: Wanted, act: () => unknown): Promise<number> {
  let start = performance.now();
  addEventListener('keydown', ({timeStamp}) => (start = timeStamp), {capture: true});
  await act();
  while (!isShown(wanted)) await afterFrame();
  return performance.now() - start;
}

/** Shows a conversation in the way that each of them has for that. */
function show(wanted: Wanted, messages: readonly ShownMessage[]): Promise<number> {
  return timeUntil(wanted, () => {
    const chat = wanted.place.host === undefined ? undefined : document.querySelector(wanted.place.host);
    if (chat?.localName === 'outcrop-chat' && 'importTranscript' in chat) {
      return (chat.importTranscript as (json: string) => Promise<void>)(toTranscript(messages));
    }
    if (chat) {
      const history = messages.map(({role, text}) => ({role: role === 'user' ? 'user' : 'ai', text}));
      return Object.assign(chat, {history});
    }
    return globalThis.showMessages?.(messages);
  });
}

function toTranscript(messages: readonly ShownMessage[]): string {
  const nodes = messages.map(({role, text}, index) => ({
    message: {
      id: `message-${index}`,
      role,
      status: 'complete',
      createdAt: 1_700_000_000_000 + index * 1000,
      blocks: [{block: {kind: 'text', index: 0, isDone: true, text}}],
    },
    ...(index > 0 && {parentId: `message-${index - 1}`}),
  }));
  const leafId = `message-${messages.length - 1}`;
  return JSON.stringify({format: 'outcrop-conversation', version: 1, title: 'A conversation', leafId, nodes});
}

/** What the runner calls in the page. */
export const bench = {
  seen,
  watch,
  untilThere: () => isThere,
  answerWith,
  untilStreamed,
  show,
  focus: (place: Place) => find(place)?.focus(),
  untilShown: (wanted: Wanted) => timeUntil(wanted, () => undefined),
};

declare global {
  /** What `in-page.ts` offers. */
  var outcropBench: typeof bench;
}

Object.assign(globalThis, {outcropBench: bench});
