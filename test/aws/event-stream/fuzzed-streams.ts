import type {StreamEvent} from '../../../src/model/index.js';
import {input, messageStart, messageStop, start, stop, text, delta, metadata} from '../../transcript/parts.js';
import type {Random} from '../../transcript/random.js';
import {eventFrame} from './frames.js';
import {cutFrames} from './spoilt-frames.js';

/** An answer as it travels: the frames, undamaged. */
export interface Stream {
  readonly name: string;
  readonly frames: readonly Uint8Array<ArrayBuffer>[];
}

const words = ['Grüße ', '👩‍👩‍👧 ', 'a\u0301', '\u0000', '"quoted\\" ', '漢字', ' and ', 'so on. ', '{"p":1}', '\n\n- '];

/** An answer with blocks of several kinds, padded as Bedrock pads. */
export function createStream(random: Random): Stream {
  const blocks = Array.from({length: 1 + random.below(4)}, (_, index) => createBlock(index, random)).flat();
  const events = [messageStart, ...blocks, messageStop(), metadata({inputTokens: 1, outputTokens: 2, totalTokens: 3})];
  const frames = events.map((event) => {
    const [[name, payload] = ['', {}]] = Object.entries(event);
    return eventFrame(name, {...Object(payload), p: 'abcdefghijklmnop'.slice(0, random.below(16))});
  });
  return {name: 'a generated stream', frames};
}

/** The recorded answers that lie beside the repository; none where they are absent. */
export async function loadRecordings(): Promise<readonly Stream[]> {
  const index = await fetch('/shared-wire/index.json');
  if (index.status === 404) return [];
  const recordings: readonly {readonly file: string}[] = await index.json();
  const files = recordings.map(({file}) => file).filter((file) => file.startsWith('converse-stream/'));
  return Promise.all(
    files.map(async (name) => {
      const response = await fetch(`/shared-wire/${name}`);
      return {name, frames: cutFrames(new Uint8Array(await response.arrayBuffer()))};
    }),
  );
}

function createBlock(index: number, random: Random): readonly StreamEvent[] {
  const pieces = () => Array.from({length: 1 + random.below(6)}, () => words[random.below(words.length)] ?? '');
  const kinds: readonly (() => readonly StreamEvent[])[] = [
    () => pieces().map((piece) => text(index, piece)),
    () => [
      ...pieces().map((piece) => delta(index, {reasoningContent: {text: piece}})),
      delta(index, {reasoningContent: {signature: 'c2lnbmF0dXJl'}}),
    ],
    () => [
      start(index, {toolUse: {toolUseId: `tool-${index}`, name: 'search'}}),
      ...random.cut(JSON.stringify({query: pieces().join('')})).map((piece) => input(index, piece)),
    ],
    () => [
      ...pieces().map((piece) => text(index, piece)),
      delta(index, {citation: {title: 'A source', location: {web: {url: 'https://example.com/'}}}}),
    ],
  ];
  return [...(kinds[random.below(kinds.length)]?.() ?? []), stop(index)];
}
