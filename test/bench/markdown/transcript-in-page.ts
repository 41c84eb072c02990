import type {OutcropChat} from '../../../src/element.js';

// Runs in a page with a chat of ours, once that is there.

/** What it took until messages were laid out, in milliseconds. */
export interface Laid {
  /** The longest update of the chat, with its layout, when a question was asked, and when its answer came. */
  readonly question: number;
  readonly answer: number;
  /** In a box of another width; and all that the browser then does for its next frame. */
  readonly width: number;
  readonly widthFrame: number;
}

const answer = 'It is **one more**.\n\n- It is a stone.\n- It is `hard`.\n\nAnd that is all there is to say of it.';
const question = 'Is there one more?';
const widths = ['360px', '400px'];
/** After so many frames nothing follows that belongs to what was done. */
const quietFrames = 20;

const chat = need(document.querySelector<OutcropChat>('outcrop-chat'));
const transcript = need(chat.shadowRoot?.querySelector('[part~="transcript"]'));
const box = need(chat.parentElement);

function need<Found>(found: Found | null | undefined): Found {
  if (found == null) throw new Error('There is no chat in the page.');
  return found;
}

let giveAnswer = (): void => undefined;
chat.backend = {
  async *reply() {
    await new Promise<void>((resolve) => {
      giveAnswer = resolve;
    });
    yield answer;
  },
};

let updates: number[] = [];
const host = chat as unknown as {performUpdate(): void};
const performUpdate = host.performUpdate.bind(chat);
host.performUpdate = () => {
  const start = performance.now();
  performUpdate();
  layOut();
  updates.push(performance.now() - start);
};

/** Asking for its height lays out the whole. */
const layOut = () => transcript.scrollHeight;

async function frames(count: number): Promise<void> {
  for (let frame = 0; frame < count; frame += 1) await new Promise(requestAnimationFrame);
}

/** The longest update that something leads to. */
async function longestUpdate(act: () => void): Promise<number> {
  await frames(quietFrames);
  updates = [];
  act();
  await frames(quietFrames);
  return Math.max(...updates);
}

async function changeWidth(width: string): Promise<Pick<Laid, 'width' | 'widthFrame'>> {
  const {port1, port2} = new MessageChannel();
  const frameIsOver = new Promise((resolve) => port1.addEventListener('message', resolve, {once: true}));
  port1.start();
  await new Promise(requestAnimationFrame);
  port2.postMessage(undefined);
  const start = performance.now();
  box.style.setProperty('inline-size', width);
  layOut();
  const laidOut = performance.now();
  await frameIsOver;
  return {width: laidOut - start, widthFrame: performance.now() - start};
}

/** Asks one question more, gets its answer, and changes the width of the box. */
async function goOn(round: number): Promise<Laid> {
  const lastWords = () => transcript.querySelector('.thread > .last')?.textContent ?? '';
  const asked = await longestUpdate(() => void chat.send(`${question} (${round})`));
  const answered = await longestUpdate(() => giveAnswer());
  if (!lastWords().includes('It is one more.')) throw new Error(`The answer is not shown: ${lastWords()}`);
  return {question: asked, answer: answered, ...(await changeWidth(widths[round % 2] ?? ''))};
}

/** What the runner calls in the page. */
const bench = {goOn};

declare global {
  /** What `transcript-in-page.ts` offers. */
  var transcriptBench: typeof bench;
}

Object.assign(globalThis, {transcriptBench: bench});
