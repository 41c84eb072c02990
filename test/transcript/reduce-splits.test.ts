import {expect} from '@open-wc/testing';
import type {Message, StreamEvent, StreamPart} from '../../src/model/index.js';
import {endMessage} from '../../src/transcript/message.js';
import {delta, input, messageStart, messageStop, newMessage, reduceAll, start, stop, text} from './parts.js';
import {forSeeds, type Random} from './random.js';
import {timeRatio} from './time-ratio.js';

const words = 'Grüße, 世界 😀! {"a": [1, "\\n"]} ';

/** What one block says, and how it says it in pieces. */
interface Said {
  readonly opening?: StreamEvent;
  readonly whole: string;
  readonly toDelta: (piece: string) => StreamEvent;
}

function sayText(index: number, whole: string): Said {
  return {whole, toDelta: (piece) => text(index, piece)};
}

function sayThought(index: number, whole: string): Said {
  return {whole, toDelta: (piece) => delta(index, {reasoningContent: {text: piece}})};
}

function sayToolCall(index: number, whole: string): Said {
  const opening = start(index, {toolUse: {toolUseId: `t${index}`, name: 'n'}});
  return {opening, whole: JSON.stringify({whole}), toDelta: (piece) => input(index, piece)};
}

function sayImage(index: number, whole: string): Said {
  const toBytes = (piece: string) => Uint8Array.from(piece, (char) => (char.codePointAt(0) ?? 0) & 255);
  const toDelta = (piece: string) => delta(index, {image: {source: {bytes: toBytes(piece)}}});
  return {opening: start(index, {image: {format: 'png'}}), whole: encodeURI(whole), toDelta};
}

function saySecret(index: number, whole: string): Said {
  const toBytes = (piece: string) => new TextEncoder().encode(piece);
  const toDelta = (piece: string) => delta(index, {reasoningContent: {redactedContent: toBytes(piece)}});
  return {whole: encodeURI(whole), toDelta};
}

function randomSayings(random: Random): Said[] {
  const count = 1 + random.below(5);
  return Array.from({length: count}, (_, index) => {
    const say = random.pick([sayText, sayThought, sayToolCall, sayImage, saySecret]);
    return say(index, words.repeat(1 + random.below(4)));
  });
}

function streamOf(sayings: readonly Said[], cut: (text: string) => readonly string[]): StreamPart[] {
  const blocks = sayings.flatMap(({opening, whole, toDelta}, index) => [
    ...(opening ? [opening] : []),
    ...cut(whole).map(toDelta),
    stop(index),
  ]);
  return [messageStart, ...blocks, messageStop()];
}

function read(parts: readonly StreamPart[]): Message {
  return endMessage(reduceAll(parts), 'complete');
}

describe('the same stream, cut differently', () => {
  it('gives the same message whole, character by character, and in random cuts', () => {
    forSeeds(200, (random) => {
      const sayings = randomSayings(random);
      const whole = read(streamOf(sayings, (said) => [said]));
      expect(read(streamOf(sayings, (said) => said.split('')))).to.deep.equal(whole);
      expect(read(streamOf(sayings, (said) => random.cut(said)))).to.deep.equal(whole);
    });
  });

  it('says all that was said', () => {
    forSeeds(50, (random) => {
      const sayings = [sayText(0, words), sayToolCall(1, words), sayThought(2, words)];
      const {content} = read(streamOf(sayings, (said) => random.cut(said)));
      expect(content).to.deep.equal([
        {text: words},
        {toolUse: {toolUseId: 't1', name: 'n', input: {whole: words}}},
        {reasoningContent: {reasoningText: {text: words}}},
      ]);
    });
  });

  it('gives the same message when the deltas of open blocks mix', () => {
    forSeeds(100, (random) => {
      const queues = [sayText(0, words), sayToolCall(1, words), sayThought(2, words)].map((said) =>
        streamOf([said], (whole) => [whole.slice(0, 1), ...random.cut(whole.slice(1))]).slice(1, -2),
      );
      const inOrder = read(queues.flat());
      const opened = queues.map((queue) => queue.shift() ?? messageStart);
      const mixed: StreamPart[] = [];
      while (queues.some((queue) => queue.length > 0)) {
        const next = random.pick([0, 1, 2]);
        mixed.push(...(queues[next]?.splice(0, 1) ?? []));
      }
      expect(read([...opened, ...mixed])).to.deep.equal(inOrder);
    });
  });
});

describe('a stream of rubbish', () => {
  const values: [unknown, ...unknown[]] = [
    null,
    0,
    -1,
    'x',
    '',
    true,
    [],
    {},
    [{}],
    {text: 'a'},
    {input: '{'},
    Number.NaN,
  ];
  const names = [
    'contentBlockIndex',
    'start',
    'delta',
    'text',
    'toolUse',
    'toolResult',
    'image',
    'reasoningContent',
    'citation',
    'usage',
    'stopReason',
    'source',
    'redactedContent',
    'signature',
    '__proto__',
    'sparkle',
  ] as const;
  const events = [
    'messageStart',
    'contentBlockStart',
    'contentBlockDelta',
    'contentBlockStop',
    'messageStop',
    'metadata',
    'sparkle',
  ] as const;

  function randomValue(random: Random, depth: number): unknown {
    if (depth === 0 || random.below(3) === 0) return random.pick(values);
    const entries = Array.from({length: 1 + random.below(3)}, () => [
      random.pick([...names]),
      randomValue(random, depth - 1),
    ]);
    return Object.fromEntries(entries);
  }

  it('never throws, and always gives a message that can be shown, ended and sent', () => {
    forSeeds(2000, (random) => {
      const parts = Array.from({length: 12}, () => ({[random.pick([...events])]: randomValue(random, 4)}));
      const message = read(parts);
      expect(Object.isFrozen(message)).to.equal(true);
      for (const piece of message.content) expect(Object.keys(piece)).to.have.length(1);
    });
  });
});

describe('the time a stream takes', function () {
  // Others may share the machine.
  this.timeout(60_000);
  const linear = 9;

  it('grows with its length when a text grows', () => {
    const ratio = timeRatio((size) => reduceAll(Array.from({length: size}, () => text(0, 'word '))), 10_000);
    expect(ratio).to.be.below(linear);
  });

  it('grows with its length when the input of a tool grows', () => {
    const opened = reduceAll([start(0, {toolUse: {toolUseId: 't', name: 'n'}}), input(0, '"')], newMessage());
    const ratio = timeRatio((size) => {
      const grown = reduceAll(
        Array.from({length: size}, () => input(0, '1234567890')),
        opened,
      );
      endMessage(reduceAll([input(0, '"'), stop(0)], grown), 'complete');
    }, 10_000);
    expect(ratio).to.be.below(linear);
  });
});
