import type {Bench} from '../bench.js';
import type {Contender, Place} from '../contenders.js';
import type {Stream} from '../in-page.js';
import type {ShownMessage} from '../pages/page-globals.js';
import {open, visit, type Visit} from '../visit.js';
import {lastWords, prepareAnswer} from './answering.js';

/** What a conversation cost: until its end is to be seen, and on the main thread. */
export interface Conversed {
  readonly showMs: number;
  readonly showTask: number;
  readonly appendMs: number;
  readonly appendTask: number;
}

/** Where a conversation is kept, that follows when it is shown, and is part of what it costs. */
const untilKeptMs = 2000;

const oneMore: Stream = {
  text: lastWords.markdown.trim(),
  pieceLength: 1000,
  piecesPerChunk: 1,
  chunkMs: 0,
  patienceMs: 60_000,
};

/** Shows a conversation of so many messages at once, then asks one more question. */
export function measureConversation({site, browser}: Bench, contender: Contender, count: number): Promise<Conversed> {
  const place = contender.composer;
  return visit({browser, blank: `${site.url}/blank`}, async (visit) => {
    const {page} = visit;
    await open(visit, `${site.url}${contender.path}`, place);
    const shown = await showConversation(visit, place, count);
    await prepareAnswer(visit, place, oneMore);
    const appended = await visit.measure(async () => {
      const until = page.evaluate((wanted) => globalThis.outcropBench.untilShown(wanted), {
        place,
        words: lastWords.shown,
      });
      await page.keyboard.press('Enter');
      return until;
    });
    return {
      showMs: shown.result,
      showTask: shown.spent.task,
      appendMs: appended.result,
      appendTask: appended.spent.task,
    };
  });
}

/** Shows a conversation of so many messages at once, and waits until it is kept. */
export function showConversation({page, measure}: Visit, place: Place, count: number) {
  return measure(
    () =>
      page.evaluate(
        (wanted, messages) => globalThis.outcropBench.show(wanted, messages),
        {place, words: `Answer ${count}.`},
        writeMessages(count),
      ),
    untilKeptMs,
  );
}

function writeMessages(count: number): ShownMessage[] {
  return Array.from({length: count}, (_, index) =>
    index % 2 === 0
      ? {role: 'user', text: `Question ${index + 1}: what is this?`}
      : {
          role: 'assistant',
          text: `Answer **${index + 1}**.\n\n- It is a stone.\n- It is \`hard\`.\n\nAnd that is all there is to say of it.`,
        },
  );
}
