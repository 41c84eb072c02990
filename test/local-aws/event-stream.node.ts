import {EventStreamCodec} from '@smithy/core/event-streams';
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {streamFrames} from '../../src/local-aws/event-stream.js';
import type {Pace, Script, StreamFault} from '../../src/local-aws/index.js';
import {completeAnswer} from '../../src/local-aws/complete-answer.js';
import {ask, askAll, namesOf, quickAws, textOf} from './clients.js';

const facts = {inputTokens: 7, startedAt: 100, now: () => 142};
const request = {messages: []};

function stream(script: Script, pace: Pace = {firstMs: 0, deltaMs: 0}): ReadableStream<Uint8Array> {
  return streamFrames(completeAnswer(script(request), facts), pace);
}

/** Each chunk as a frame: headers and payload. */
async function readFrames(body: ReadableStream<Uint8Array>) {
  const codec = new EventStreamCodec(
    (bytes) => new TextDecoder().decode(bytes as Uint8Array),
    (text) => new TextEncoder().encode(text),
  );
  const frames = [];
  for await (const chunk of body) {
    const {headers, body: payload} = codec.decode(chunk);
    const named = Object.entries(headers).map(([name, header]) => [name, header.value]);
    frames.push({headers: Object.fromEntries(named), payload: JSON.parse(new TextDecoder().decode(payload))});
  }
  return frames;
}

describe('a frame', () => {
  it('has the headers of Bedrock', async () => {
    const [first] = await readFrames(stream(() => ['Hi']));
    assert.deepEqual(first?.headers, {
      ':event-type': 'messageStart',
      ':content-type': 'application/json',
      ':message-type': 'event',
    });
  });

  it('carries padding that says nothing', async () => {
    const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
    const frames = await readFrames(stream(() => Array.from({length: 50}, () => 'x')));
    for (const {payload} of frames) assert.ok(letters.startsWith(payload.p) && payload.p.length > 0, payload.p);
    assert.ok(new Set(frames.map(({payload}) => payload.p.length)).size > 1, 'the padding always has the same length');
  });

  it('carries bytes as base64', async () => {
    const redactedContent = new Uint8Array([0, 1, 254, 255]);
    const delta = {contentBlockDelta: {contentBlockIndex: 0, delta: {reasoningContent: {redactedContent}}}};
    const [, frame] = await readFrames(stream(() => [delta]));
    assert.equal(frame?.payload.delta.reasoningContent.redactedContent, 'AAH+/w==');
  });

  it('is one chunk, so that nothing waits for the next', async () => {
    assert.equal((await readFrames(stream(() => ['a', 'b']))).length, 6);
  });
});

describe('what a script leaves out', () => {
  const events = async (script: Script): Promise<readonly unknown[]> =>
    (await readFrames(stream(script))).map(({headers, payload}) => {
      delete payload.p;
      return {[headers[':event-type']]: payload};
    });
  const usage = (outputTokens: number) => ({
    metadata: {
      usage: {inputTokens: 7, outputTokens, totalTokens: 7 + outputTokens},
      metrics: {latencyMs: 42},
    },
  });

  it('is added around plain text', async () => {
    assert.deepEqual(await events(() => ['Hello ', 'there.']), [
      {messageStart: {role: 'assistant'}},
      {contentBlockDelta: {contentBlockIndex: 0, delta: {text: 'Hello '}}},
      {contentBlockDelta: {contentBlockIndex: 0, delta: {text: 'there.'}}},
      {contentBlockStop: {contentBlockIndex: 0}},
      {messageStop: {stopReason: 'end_turn'}},
      usage(2),
    ]);
  });

  it('is added between blocks', async () => {
    const thought = {contentBlockDelta: {contentBlockIndex: 0, delta: {reasoningContent: {text: 'Hm.'}}}};
    const start = {contentBlockStart: {contentBlockIndex: 2, start: {toolUse: {toolUseId: 'a', name: 'look_up'}}}};
    const input = {contentBlockDelta: {contentBlockIndex: 2, delta: {toolUse: {input: '{}'}}}};
    assert.deepEqual(await events(() => [thought, 'Well.', start, input, 'Done.']), [
      {messageStart: {role: 'assistant'}},
      thought,
      {contentBlockStop: {contentBlockIndex: 0}},
      {contentBlockDelta: {contentBlockIndex: 1, delta: {text: 'Well.'}}},
      {contentBlockStop: {contentBlockIndex: 1}},
      start,
      input,
      {contentBlockStop: {contentBlockIndex: 2}},
      {contentBlockDelta: {contentBlockIndex: 3, delta: {text: 'Done.'}}},
      {contentBlockStop: {contentBlockIndex: 3}},
      {messageStop: {stopReason: 'tool_use'}},
      usage(4),
    ]);
  });

  it('is nothing when all is there', async () => {
    const whole = [
      {messageStart: {role: 'assistant'}},
      {contentBlockDelta: {contentBlockIndex: 0, delta: {text: 'Hi'}}},
      {contentBlockStop: {contentBlockIndex: 0}},
      {messageStop: {stopReason: 'max_tokens'}},
      {metadata: {usage: {inputTokens: 1, outputTokens: 2, totalTokens: 3}}},
    ];
    assert.deepEqual(await events(() => whole), whole);
  });

  it('does not end the turn for a tool that the service runs itself', async () => {
    const toolUse = {toolUseId: 'a', name: 'interpreter', type: 'server_tool_use'};
    const all = await events(() => [{contentBlockStart: {contentBlockIndex: 0, start: {toolUse}}}, 'Done.']);
    assert.deepEqual(all.at(-2), {messageStop: {stopReason: 'end_turn'}});
  });

  it('is added to an empty answer, too', async () => {
    assert.deepEqual(await events(() => []), [
      {messageStart: {role: 'assistant'}},
      {messageStop: {stopReason: 'end_turn'}},
      usage(0),
    ]);
  });

  it('lets unknown events through', async () => {
    assert.deepEqual((await events(() => [{hologram: {depth: 3}}]))[1], {hologram: {depth: 3}});
  });
});

describe('the pace', () => {
  const elapsed = async (script: Script, pace: Pace): Promise<number> => {
    const start = performance.now();
    for await (const chunk of stream(script, pace)) void chunk;
    return performance.now() - start;
  };
  // Timers may fire a millisecond early.
  const atLeast = (ms: number, measured: number): void => assert.ok(measured > ms - 5, `${measured} ms`);

  it('waits before the first event', async () => atLeast(60, await elapsed(() => [], {firstMs: 60, deltaMs: 0})));

  it('waits between deltas', async () => {
    atLeast(60, await elapsed(() => ['a', 'b', 'c', 'd'], {firstMs: 0, deltaMs: 20}));
  });

  it('waits where the script does', async () => {
    atLeast(60, await elapsed(() => ['a', {waitMs: 60}, 'b'], {firstMs: 0, deltaMs: 0}));
  });

  it('is that of a model by default', async () => atLeast(340, await elapsed(() => ['a', 'b', 'c'], {})));
});

describe('a reader that leaves', () => {
  it('stops the script in the middle of a pause', async () => {
    let noteStop = (): void => {};
    let notePause = (): void => {};
    const stopped = new Promise<void>((resolve) => (noteStop = resolve));
    const pausing = new Promise<void>((resolve) => (notePause = resolve));
    const reader = stream(function* () {
      try {
        yield 'a';
        // By the end of this task the pause has begun.
        setImmediate(notePause);
        yield {waitMs: 60_000};
      } finally {
        noteStop();
      }
    }).getReader();
    for (let count = 0; count < 2; count += 1) await reader.read();
    await pausing;
    await reader.cancel();
    await stopped;
  });

  it('does not wait for a script that hangs', async () => {
    const reader = stream(async function* () {
      yield 'a';
      await new Promise(() => {});
    }).getReader();
    await reader.read();
    await reader.cancel();
    assert.deepEqual(await reader.read(), {done: true, value: undefined});
  });
});

describe('an answer breaks', () => {
  const withFault = (fault: StreamFault) => quickAws({script: () => ['Hello', {waitMs: 20}, {fault}, 'never']});
  const read = async (fault: StreamFault) => {
    let text = '';
    for await (const event of ask(withFault(fault))) text += textOf([event]);
    return text;
  };

  it('off in the middle of a frame', async () => assert.rejects(read('cut'), {message: /cut the connection/}));

  it('off between two frames', async () => assert.rejects(read('cut-between-frames'), {message: /cut the connection/}));

  it('with half a frame and a proper end', async () => assert.rejects(read('truncate'), {message: /Truncated/}));

  it('with a wrong checksum', async () => assert.rejects(read('bad-checksum'), {message: /checksum .* did not match/}));

  it('with a proper end before its own', async () => {
    assert.deepEqual(namesOf(await askAll(withFault('end'))), ['messageStart', 'contentBlockDelta']);
  });

  it('with one of the exceptions of Bedrock', async () => {
    const fault = {exception: 'throttlingException', message: 'Too many tokens.'};
    await assert.rejects(read(fault), {name: 'ThrottlingException', message: 'Too many tokens.'});
  });

  it('with an exception that is unknown today', async () => {
    await assert.rejects(read({exception: 'brandNewException', message: 'What?'}), {name: 'brandNewException'});
  });

  it('with an HTTP error that comes too late for one', async () => {
    const fault = {status: 500, code: 'InternalServerException', message: 'Sorry.'};
    await assert.rejects(read(fault), {name: 'ModelStreamErrorException', message: 'Sorry.'});
  });

  it('after what came before has been read', async () => {
    const events: string[] = [];
    await assert.rejects(async () => {
      for await (const event of ask(withFault('cut'))) events.push(...namesOf([event]));
    });
    assert.deepEqual(events, ['messageStart', 'contentBlockDelta']);
  });

  it('before it begins, with a status', async () => {
    const fault = {status: 429, code: 'ThrottlingException', message: 'Too many tokens.'};
    await assert.rejects(askAll(quickAws({script: () => [{fault}]})), (error: {$metadata?: object}) => {
      assert.equal(Reflect.get(error.$metadata ?? {}, 'httpStatusCode'), 429);
      return true;
    });
  });

  it('when the script throws', async () => {
    const script: Script = () => {
      throw new Error('My script has a mistake.');
    };
    await assert.rejects(askAll(quickAws({script})), {
      name: 'InternalServerException',
      message: /My script has a mistake\./,
    });
  });

  it('when the script throws on its way', async () => {
    const script: Script = function* () {
      yield 'Hello';
      throw new Error('My script has a mistake.');
    };
    let text = '';
    const reading = async (): Promise<void> => {
      for await (const event of ask(quickAws({script}))) text += textOf([event]);
    };
    await assert.rejects(reading(), {name: 'InternalServerException', message: /My script has a mistake\./});
    assert.equal(text, 'Hello');
  });
});
