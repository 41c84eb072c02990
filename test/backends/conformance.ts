import {expect} from '@open-wc/testing';
import {toChatError} from '../../src/engine/failure.js';
import {isChatError} from '../../src/model/index.js';
import type {Backend, ChatError, ChatRequest, StreamEvent, StreamPart} from '../../src/model/index.js';
import type {Connect, Connected, Plan} from './conformance/connected.js';

/** What sets a kind of backend apart. */
export interface BackendTraits {
  /** Its answers come in one piece: there is no part before everything is there. Default false. */
  readonly arrivesWhole?: boolean;
}

const words = ['One ', 'two ', '“drei” 🐟 ', 'four.'];

/** Everything that a chat relies on, tested of one backend. A new backend gets it by one line. */
export function describeBackend(name: string, connect: Connect, {arrivesWhole = false}: BackendTraits = {}): void {
  const follow = (plan: Plan) => connect(() => plan);
  const allWords = words.join('');

  describe(`the backend ${name}`, () => {
    it('gives the whole text in order', async () => {
      const {items, error} = await ask(follow({words}).backend);
      expect(error).to.equal(undefined);
      expect(textOf(items)).to.equal(allWords);
      if (!arrivesWhole) expect(items.filter((part) => textOf([part])).length).to.be.at.least(words.length);
    });

    it('gives texts and events, and nothing else', async () => {
      const {items} = await ask(follow({words}).backend);
      for (const part of items) {
        if (typeof part === 'string') continue;
        expect(part).to.be.an('object');
        expect(Object.values(part).filter((value) => value !== undefined)).to.have.length(1);
      }
    });

    it('ends with messageStop where it sends events, and with nothing but metadata after it', async () => {
      const {items} = await ask(follow({words}).backend);
      const events = items.filter(isEvent);
      if (events.length === 0) return;
      const at = events.findIndex(({messageStop}) => messageStop);
      expect(events[at]?.messageStop?.stopReason).to.equal('end_turn');
      expect(events.slice(at + 1).flatMap((event) => Object.keys(event))).to.deep.equal(
        events.slice(at + 1).map(() => 'metadata'),
      );
      const indexes = events.flatMap(({contentBlockDelta}) => contentBlockDelta?.contentBlockIndex ?? []);
      const stops = events.flatMap(({contentBlockStop}) => contentBlockStop?.contentBlockIndex ?? []);
      expect([...new Set(indexes)]).to.deep.equal(stops);
    });

    it('leaves nothing open after the end', async () => {
      const connected = follow({words});
      await ask(connected.backend);
      await expectClosed(connected);
    });

    it('opens nothing when it was stopped before', async () => {
      const connected = follow({words});
      const {items, error} = await ask(connected.backend, {}, AbortSignal.abort());
      expect(items).to.deep.equal([]);
      expect(error).to.include({code: 'aborted'});
      expect(connected.opened()).to.equal(0);
    });

    it('ends soon after a stop while nothing has come yet', async () => {
      const connected = follow({words: [], ending: 'hang'});
      const stop = new AbortController();
      const asking = ask(connected.backend, {}, stop.signal);
      await until(() => connected.opened() > 0);
      stop.abort();
      const {items, error} = await soon(asking);
      expect(textOf(items)).to.equal('');
      expect(error).to.include({code: 'aborted'});
      await expectClosed(connected);
    });

    it('ends soon after a stop in the middle, and keeps what had come', async () => {
      const connected = follow({words, ending: arrivesWhole ? 'end' : 'hang'});
      const stop = new AbortController();
      const items: StreamPart[] = [];
      const last = arrivesWhole ? allWords.slice(0, 1) : allWords;
      const reading = collectInto(items, connected.backend, stop.signal, () => {
        if (textOf(items).includes(last)) stop.abort();
      });
      const error = await soon(reading);
      expect(error).to.include({code: 'aborted'});
      expect(textOf(items)).to.equal(allWords);
      await expectClosed(connected);
    });

    it('closes when whoever reads leaves after the first part', async () => {
      const connected = follow({words, ending: arrivesWhole ? 'end' : 'hang'});
      const parts = connected.backend.reply(requestFor('Hello'), new AbortController());
      const leave = async () => {
        for await (const part of parts) {
          expect(part).to.be.ok;
          break;
        }
      };
      await soon(leave());
      await expectClosed(connected);
    });

    it('turns a refusal into a ChatError before any part', async () => {
      const connected = follow({words, ending: 'refuse'});
      const {items, error, thrown} = await ask(connected.backend);
      expect(items).to.deep.equal([]);
      expect(isChatError(thrown)).to.equal(true);
      expect(error).to.include({code: 'throttled', retryable: true});
      expect(error?.message).to.match(/\w\.$/);
      await expectClosed(connected);
    });

    it('tells of a connection that breaks, and keeps what had come', async () => {
      const connected = follow({words, ending: 'break'});
      const {items, error} = await soon(ask(connected.backend));
      expect(error?.code).to.be.oneOf(['network', 'interrupted', 'corrupt-stream']);
      expect(error?.retryable).to.equal(true);
      expect(textOf(items)).to.equal(arrivesWhole ? '' : allWords);
      expect(items.filter(isEvent).some(({messageStop}) => messageStop)).to.equal(false);
      await expectClosed(connected);
    });

    for (const ending of ['refuse', 'break', 'hang'] as const) {
      it(`answers the next question after one that ended in “${ending}”`, async () => {
        const connected = connect((question) => (question === 'First' ? {words: ['Lost '], ending} : {words}));
        const stop = new AbortController();
        const asking = ask(connected.backend, requestFor('First'), stop.signal);
        if (ending === 'hang') await until(() => connected.opened() > 0);
        if (ending === 'hang') stop.abort();
        expect((await soon(asking)).error).to.be.instanceOf(Error);
        const {items, error} = await ask(connected.backend, requestFor('Second'));
        expect([textOf(items), error]).to.deep.equal([allWords, undefined]);
        await expectClosed(connected);
      });
    }

    it('keeps two answers apart, one after the other', async () => {
      const {backend} = connect(echo);
      const first = await ask(backend, requestFor('First'));
      const second = await ask(backend, {
        messages: [user('First'), {role: 'assistant', content: [{text: textOf(first.items)}]}, user('Second')],
      });
      expect([first, second].map(({items}) => textOf(items))).to.deep.equal(['First, a b c', 'Second, a b c']);
    });

    it('keeps two answers apart that come at the same time', async () => {
      const connected = connect(echo);
      const texts = ['', ''];
      const {signal} = new AbortController();
      const iterators = ['First', 'Second'].map((question) => {
        return connected.backend.reply(requestFor(question), {signal})[Symbol.asyncIterator]();
      });
      // Both are read in turn, part by part, until neither has more.
      for (let open = 2; open > 0;) {
        const results = await soon(Promise.all(iterators.map((iterator) => iterator.next())));
        for (const [at, {value}] of results.entries()) texts[at] += value === undefined ? '' : textOf([value]);
        open = results.filter(({done}) => !done).length;
      }
      expect(texts).to.deep.equal(['First, a b c', 'Second, a b c']);
      await expectClosed(connected);
    });

    it('throws at nothing that it does not know, in answers and in requests', async () => {
      const request = {...requestFor('Hello'), hologram: {colour: 'blue'}};
      const {items, error} = await ask(follow({words, ending: 'unknown'}).backend, request);
      expect(error).to.equal(undefined);
      expect(textOf(items)).to.equal(allWords);
    });

    it('takes a system prompt, one that is empty, and settings of every kind', async () => {
      for (const system of [[], [{text: 'Be brief.'}]]) {
        const inferenceConfig = {maxTokens: 10, temperature: 0.5, stopSequences: ['END']};
        const {error} = await ask(follow({words}).backend, {...requestFor('Hello'), system, inferenceConfig});
        expect(error).to.equal(undefined);
      }
    });

    it('says what is wrong with a request that asks nothing, or answers it', async () => {
      const connected = follow({words});
      const {items, error} = await soon(ask(connected.backend, {messages: []}));
      if (error) expect(error.code).to.equal('validation');
      else expect(textOf(items)).to.equal(allWords);
      await expectClosed(connected);
    });

    it('gets ready without a word, whatever the service does', async () => {
      for (const ending of ['end', 'refuse', 'break'] as const) {
        const connected = follow({words, ending});
        await soon(Promise.resolve(connected.backend.prepare?.()));
        await expectClosed(connected);
        const {error} = await ask(connected.backend);
        expect(error === undefined).to.equal(ending === 'end');
      }
    });
  });
}

function echo(question: string): Plan {
  return {words: [`${question},`, ' a', ' b', ' c']};
}

function user(text: string): ChatRequest['messages'][number] {
  return {role: 'user', content: [{text}]};
}

function requestFor(question: string): ChatRequest {
  return {messages: [user(question)]};
}

/** All parts, what was thrown, and that as the engine sees it. */
async function ask(backend: Backend, request: Partial<ChatRequest> = {}, signal = new AbortController().signal) {
  const items: StreamPart[] = [];
  let thrown: unknown;
  try {
    for await (const part of backend.reply({...requestFor('Hello'), ...request}, {signal})) items.push(part);
  } catch (cause) {
    thrown = cause;
  }
  return {items, thrown, error: thrown === undefined ? undefined : toChatError(thrown, items.length > 0)};
}

/** Reads into a list, and calls back after each part. */
async function collectInto(
  items: StreamPart[],
  backend: Backend,
  signal: AbortSignal,
  onPart: () => void,
): Promise<ChatError | undefined> {
  try {
    for await (const part of backend.reply(requestFor('Hello'), {signal})) {
      items.push(part);
      onPart();
    }
    return undefined;
  } catch (cause) {
    return toChatError(cause, items.length > 0);
  }
}

function isEvent(part: StreamPart): part is StreamEvent {
  return typeof part === 'object';
}

function textOf(parts: readonly StreamPart[]): string {
  return parts.map((part) => (isEvent(part) ? (part.contentBlockDelta?.delta.text ?? '') : part)).join('');
}

async function expectClosed(connected: Connected): Promise<void> {
  // Streams tell each other of their end in tasks of their own.
  await until(() => connected.open() === 0, 20);
  expect(connected.open()).to.equal(0);
}

/** Lets tasks run until it is so, or that many have run. */
async function until(isSo: () => boolean, most = 1000): Promise<void> {
  for (let task = 0; task < most && !isSo(); task += 1) await new Promise((resolve) => setTimeout(resolve, 0));
}

/** Fails when something does not end by itself. */
async function soon<T>(promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('This should have ended.')), 3000);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
