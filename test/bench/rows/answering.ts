import type {Bench} from '../bench.js';
import type {Contender, Place} from '../contenders.js';
import type {Stream} from '../in-page.js';
import {open, visit, type Visit} from '../visit.js';

/** Words that are read so only where markdown was drawn, and only at the end. */
export const lastWords = {markdown: '\n\nThese are the **last** words.', shown: 'These are the last words.'};

/** What an answer cost. */
export interface Answered {
  readonly task: number;
  readonly script: number;
  readonly longestMs: number;
  readonly framesPerSecond: number;
  readonly seconds: number;
  /** How much of it came before patience ended, from 0 to 1. */
  readonly share: number;
  /** Its end was to be seen before patience ended. */
  readonly isShown: boolean;
}

/** Asks a question, as a visitor does, and reads what becomes of the main thread while the answer comes. */
export function measureAnswer({site, browser}: Bench, contender: Contender, stream: Stream): Promise<Answered> {
  return visit({browser, blank: `${site.url}/blank`}, async (visit) => {
    await open(visit, `${site.url}${contender.path}`, contender.composer);
    await prepareAnswer(visit, contender.composer, stream);
    const {result, spent} = await visit.measure(async () => {
      await visit.page.keyboard.press('Enter');
      return visit.page.evaluate(
        (wanted, how) => globalThis.outcropBench.untilStreamed(wanted, how),
        {place: contender.composer, words: lastWords.shown},
        stream,
      );
    });
    const {longTasks} = await visit.page.evaluate(() => globalThis.outcropBench.seen);
    const {frames, ...rest} = result;
    return {...spent, ...rest, longestMs: Math.max(0, ...longTasks), framesPerSecond: frames / rest.seconds};
  });
}

/** Leaves a question in the text field, with the answer that it will have. */
export async function prepareAnswer({page}: Visit, composer: Place, stream: Stream): Promise<void> {
  await page.evaluate((how) => globalThis.outcropBench.answerWith(how), stream);
  await page.evaluate((place) => globalThis.outcropBench.focus(place), composer);
  await page.keyboard.type('And now?');
  await page.evaluate(() => void globalThis.outcropBench.seen.longTasks.splice(0));
}

/** How many bytes a page has fetched when a first short answer has been shown, and all that follows it. */
export function weighAnswer({site, browser}: Bench, contender: Contender, stream: Stream): Promise<number> {
  return visit({browser, blank: `${site.url}/blank`}, async (visit) => {
    site.takeFetched();
    await open(visit, `${site.url}${contender.path}`, contender.composer);
    await prepareAnswer(visit, contender.composer, stream);
    await visit.measure(async () => {
      await visit.page.keyboard.press('Enter');
      await visit.page.evaluate((wanted) => globalThis.outcropBench.untilShown(wanted), {
        place: contender.composer,
        words: lastWords.shown,
      });
    });
    return site.takeFetched().reduce((sum, {bytes}) => sum + bytes, 0);
  });
}
