import type {ChatErrorCode} from '../../src/model/index.js';
import {corruptions, ends, errorFrames, exceptions, silences, type Damage} from './damages.js';
import {deltas, wholeAnswer, type Expected, type Fault, type FaultRow, type Moment} from './row.js';

/** How far an answer has come when something happens to it. */
interface Place {
  readonly name: string;
  /** So many frames have passed. */
  readonly frames: number;
  /** What can be read by then; nothing where nobody could tell. */
  readonly shows?: string;
}

const first: Place = {name: 'before the first frame', frames: 0};
const middle: Place = {name: 'between the words', frames: 3, shows: deltas.slice(0, 2).join('').trim()};
const last: Place = {name: 'after messageStop', frames: deltas.length + 3, shows: wholeAnswer};
const everywhere: readonly Place[] = [
  first,
  {name: 'before the first word', frames: 1, shows: ''},
  middle,
  {name: 'after the last word', frames: deltas.length + 2, shows: wholeAnswer},
  last,
];

/** What may pass when the chat asks again; only what happens before the first frame. */
const passing: readonly ChatErrorCode[] = [
  'throttled',
  'internal',
  'model-error',
  'service-unavailable',
  'model-timeout',
  'network',
];

/** Bedrock breaks an answer off, and says why. */
export const exceptionRows = [...exceptions, ...errorFrames].flatMap(atEachPlace);

/** An answer ends before its end, with or without its connection. */
export const endRows = ends.flatMap(atEachPlace);

/** Those in which the connection breaks. */
export const brokenRows = endRows.filter(({name}) => name.startsWith('a broken connection'));

/** Bytes are damaged, or do not come. */
export const damageRows = [...corruptions, ...silences].flatMap(atEachPlace);

function atEachPlace(damage: Damage): readonly FaultRow[] {
  return (damage.isEverywhere ? everywhere : [first, middle]).map((place) => createRow(damage, place));
}

function createRow(damage: Damage, place: Place): FaultRow {
  const {patience} = damage;
  const {shows} = place;
  const expected = expect(damage, place);
  return {
    name: `${damage.name} ${place.name} → ${expected.code ?? 'no harm'}`,
    fault: breakStream(damage, place),
    ...(patience && {page: {patience}}),
    ...(shows !== undefined && {shows}),
    expected,
  };
}

function expect(damage: Damage, place: Place): Expected {
  // The answer is whole by then; what would follow is only its price.
  if (place === last) return {requests: {ConverseStream: 1}};
  if (place === first) {
    const code = damage.firstCode ?? damage.code;
    const attempts = damage.patience?.attempts ?? 4;
    // A browser may repeat what breaks at once by itself.
    const isBroken = damage.name.startsWith('a broken connection');
    const mayArriveTwice = isBroken && ({mayArriveTwice: true} as const);
    return {code, requests: {ConverseStream: passing.includes(code) ? attempts : 1}, ...mayArriveTwice};
  }
  const {shows = ''} = place;
  const status = shows === '' ? 'failed' : 'interrupted';
  return {code: damage.code, status, text: shows, requests: {ConverseStream: 1}};
}

function breakStream(damage: Damage, place: Place): Fault {
  return ({name}, moment) => {
    if (name !== 'ConverseStream') return undefined;
    return {proxy: ({body, headers}) => new Response(toStream(replaceFrames(body, damage, place, moment)), {headers})};
  };
}

/** The stand-in sends one chunk a frame. */
async function* replaceFrames(
  body: ReadableStream<Uint8Array> | null,
  damage: Damage,
  {frames, shows}: Place,
  moment: Moment,
): AsyncGenerator<Uint8Array> {
  let passed = 0;
  for await (const next of body ?? []) {
    passed += 1;
    if (passed <= frames) {
      yield next;
      continue;
    }
    // What breaks takes along what the browser has not read yet.
    if (shows !== undefined) await moment.onScreen;
    yield* damage.send(next);
    return;
  }
}

function toStream(chunks: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const {done, value} = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: () => void chunks.return(undefined),
  });
}
