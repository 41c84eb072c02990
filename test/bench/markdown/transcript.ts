import {readFileSync} from 'node:fs';
import {buildForPage} from '../build-for-page.js';
import {listContenders} from '../contenders.js';
import {markdownGoals as goals} from '../goals.js';
import {median} from '../numbers.js';
import {showConversation} from '../rows/conversation.js';
import {serveContenders} from '../serve-contenders.js';
import {open, visit} from '../visit.js';
import type {Lab} from './lab.js';
import type {Figure} from './report.js';
import type {Laid} from './transcript-in-page.js';

const count = 2000;

/** The first ones have code to compile. */
const [warmRounds, rounds] = [5, 20];

/** What a long conversation costs in the chat as it is built, and kept in the browser's database. */
export async function measureTranscript({browser}: Lab): Promise<Figure[]> {
  const script = await buildForPage(new URL('transcript-in-page.ts', import.meta.url));
  const hashes: Readonly<Record<string, string>> = JSON.parse(readFileSync('dist/integrity.json', 'utf8'));
  const ours = listContenders(hashes['outcrop.js'] ?? '').find(({name}) => name === 'ours');
  if (!ours) throw new Error('There is no page with our chat.');
  const site = await serveContenders();
  site.addPage('/blank', {head: '', body: ''});
  site.addPage(ours.path, ours);
  const all: Laid[] = [];
  try {
    await visit({browser, blank: `${site.url}/blank`}, async (visit) => {
      await open(visit, `${site.url}${ours.path}`, ours.composer);
      await showConversation(visit, ours.composer, count);
      await visit.page.evaluate(script);
      for (let round = 0; round < warmRounds + rounds; round += 1) {
        const laid = await visit.page.evaluate((number) => globalThis.transcriptBench.goOn(number), round);
        if (round >= warmRounds) all.push(laid);
      }
    });
  } finally {
    await site.close();
  }
  const medianOf = (name: keyof Laid) => median(all.map((laid) => laid[name]));
  return [
    {
      name: '2,000 messages: a question more, until it is laid out, ms',
      value: medianOf('question'),
      goal: goals.appendMs,
    },
    {name: '2,000 messages: its answer, until it is laid out, ms', value: medianOf('answer'), goal: goals.appendMs},
    {
      name: '2,000 messages: in another width, until they are laid out, ms',
      value: medianOf('width'),
      goal: goals.widthMs,
    },
    {name: '2,000 messages: all of the frame in another width, ms', value: medianOf('widthFrame')},
  ];
}
