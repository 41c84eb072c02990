import {expect} from '@open-wc/testing';
import {pause, scripted, textAnswer, type ScriptAnswer} from '../../../src/backends/scripted/index.js';
import type {ChatRequest, StreamPart} from '../../../src/model/index.js';

const request: ChatRequest = {messages: [{role: 'user', content: [{text: 'Hi'}]}]};

async function read(parts: AsyncIterable<StreamPart>): Promise<StreamPart[]> {
  const all: StreamPart[] = [];
  for await (const part of parts) all.push(part);
  return all;
}

function play(answer: ScriptAnswer, signal = new AbortController().signal): Promise<StreamPart[]> {
  return read(scripted(answer).reply(request, {signal}));
}

async function nameOf(failing: Promise<unknown>): Promise<string> {
  return failing.then(
    () => 'none',
    (error: Error) => error.name,
  );
}

describe('a scripted backend', () => {
  it('plays a list, a stream and a function of the request', async () => {
    const parts = ['a', {messageStop: {stopReason: 'end_turn'}}];
    async function* stream() {
      yield* parts;
    }
    expect(await play(parts)).to.deep.equal(parts);
    expect(await play(stream())).to.deep.equal(parts);
    expect(await play(stream)).to.deep.equal(parts);
    expect(await play(() => parts)).to.deep.equal(parts);
    expect(await play(({messages}) => [messages[0]?.content[0]?.text ?? ''])).to.deep.equal(['Hi']);
  });

  it('gives one answer to each request, and begins again after the last', async () => {
    const backend = scripted(['a'], ['b']);
    const said: StreamPart[][] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      said.push(await read(backend.reply(request, {signal: new AbortController().signal})));
    }
    expect(said).to.deep.equal([['a'], ['b'], ['a']]);
  });

  it('says nothing without a script', async () => {
    expect(await read(scripted().reply(request, {signal: new AbortController().signal}))).to.deep.equal([]);
  });

  it('remembers what it was asked', () => {
    const backend = scripted(['a']);
    backend.reply(request, {signal: new AbortController().signal});
    expect(backend.requests).to.deep.equal([request]);
  });

  it('throws an error of the script after what came before', async () => {
    const seen: StreamPart[] = [];
    const failing = (async () => {
      const signal = new AbortController().signal;
      for await (const part of scripted(['a', new RangeError('b')]).reply(request, {signal})) seen.push(part);
    })();
    expect(await nameOf(failing)).to.equal('RangeError');
    expect(seen).to.deep.equal(['a']);
  });

  it('pauses', async () => {
    const begin = performance.now();
    expect(await play(['a', pause(30), 'b'])).to.deep.equal(['a', 'b']);
    // Timers may be a little early where the clock is rounded.
    expect(performance.now() - begin).to.be.above(25);
  });

  it('ends soon after the signal aborts: before, in a pause, and in a stream that is stuck', async () => {
    const stuck = {[Symbol.asyncIterator]: () => ({next: () => new Promise<never>(() => undefined)})};
    for (const answer of [['a'], [pause(60_000)], stuck] satisfies ScriptAnswer[]) {
      const controller = new AbortController();
      const playing = nameOf(play(answer, controller.signal));
      controller.abort();
      expect(await playing).to.equal('AbortError');
    }
  });

  it('aborts at once when the signal was aborted before', async () => {
    expect(await nameOf(play([pause(60_000)], AbortSignal.abort()))).to.equal('AbortError');
  });

  it('lets a generator clean up when the reader leaves', async () => {
    let isClean = false;
    async function* endless() {
      try {
        for (;;) yield 'a';
      } finally {
        isClean = true;
      }
    }
    for await (const part of scripted(endless).reply(request, {signal: new AbortController().signal})) {
      expect(part).to.equal('a');
      break;
    }
    expect(isClean).to.equal(true);
  });

  it('hands the signal to a function', async () => {
    const {signal} = new AbortController();
    let given: AbortSignal | undefined;
    await play((_, options) => {
      given = options.signal;
      return [];
    }, signal);
    expect(given).to.equal(signal);
  });
});

describe('a text answer', () => {
  it('is what Converse streams, word by word', () => {
    expect(textAnswer('Hello, you two\n')).to.deep.equal([
      {messageStart: {role: 'assistant'}},
      {contentBlockDelta: {contentBlockIndex: 0, delta: {text: 'Hello,'}}},
      {contentBlockDelta: {contentBlockIndex: 0, delta: {text: ' you'}}},
      {contentBlockDelta: {contentBlockIndex: 0, delta: {text: ' two\n'}}},
      {contentBlockStop: {contentBlockIndex: 0}},
      {messageStop: {stopReason: 'end_turn'}},
      {metadata: {usage: {inputTokens: 1, outputTokens: 3, totalTokens: 4}}},
    ]);
  });

  for (const text of ['', ' ', '\n\na\n\n b \n', 'one', '  x']) {
    it(`loses nothing of ${JSON.stringify(text)}`, () => {
      const said = textAnswer(text).flatMap((part) =>
        typeof part === 'object' && 'contentBlockDelta' in part ? [part.contentBlockDelta?.delta.text] : [],
      );
      expect(said.join('')).to.equal(text);
    });
  }

  it('waits before each word, ends and costs as it is told', () => {
    const usage = {inputTokens: 5, outputTokens: 6, totalTokens: 11};
    const parts = textAnswer('a b', {delayMs: 20, stopReason: 'max_tokens', usage});
    expect(parts.filter((part) => part instanceof Object && 'durationMs' in part)).to.deep.equal([
      pause(20),
      pause(20),
    ]);
    expect(parts).to.deep.include({messageStop: {stopReason: 'max_tokens'}});
    expect(parts).to.deep.include({metadata: {usage}});
  });
});
