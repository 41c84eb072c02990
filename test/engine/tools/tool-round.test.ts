import {expect} from '@open-wc/testing';

import {isChatError} from '../../../src/model/index.js';
import type {ContentBlock, ToolCall, ToolContext} from '../../../src/model/index.js';
import {call, resultOf, round, settled, textOf, toldOf, tool} from './rounds.js';

const pending = (): Promise<never> => new Promise(() => undefined);

describe('ToolRound', () => {
  it('runs nothing before it is started, and everything once', async () => {
    let runs = 0;
    const {round: playing} = round({tools: [tool({run: () => `run ${++runs}`})]});
    await settled();
    expect(runs).to.equal(0);
    playing.start();
    playing.start();
    await playing.done;
    expect(runs).to.equal(1);
  });

  it('runs calls side by side, and gives their results in the order of the calls', async () => {
    const answers = new Map<string, (value: string) => void>();
    const run = (_input: unknown, {toolUseId}: ToolContext) =>
      new Promise((resolve) => answers.set(toolUseId, resolve));
    const calls = ['a', 'b', 'c'].map((toolUseId) => call({toolUseId}));
    const {round: playing} = round({calls, tools: [tool({run})]});
    playing.start();
    await settled();
    expect([...answers.keys()]).to.deep.equal(['a', 'b', 'c']);
    for (const id of ['c', 'a', 'b']) {
      answers.get(id)?.(id);
      await settled();
    }
    expect([...playing.results.keys()]).to.deep.equal(['c', 'a', 'b']);
    const results = await playing.done;
    expect(results.map(({toolResult}) => toolResult?.toolUseId)).to.deep.equal(['a', 'b', 'c']);
  });

  it('is done at once without calls', async () => {
    const {round: playing} = round({calls: []});
    playing.start();
    expect(await playing.done).to.deep.equal([]);
  });

  it('runs a call once that came twice with one id', async () => {
    let runs = 0;
    const {round: playing} = round({calls: [call(), call()], tools: [tool({run: () => `${++runs}`})]});
    playing.start();
    expect(await playing.done).to.have.length(1);
    expect([runs, playing.calls.length]).to.deep.equal([1, 1]);
  });

  it('keeps the identity of calls that do not change, and freezes all', async () => {
    const {round: playing, changes} = round({
      calls: [call({toolUseId: 'a'}), call({toolUseId: 'b', name: 'slow'})],
      tools: [tool(), tool({name: 'slow', run: pending})],
    });
    playing.start();
    const [, slow] = playing.calls;
    const before = playing.calls;
    const heard = changes();
    await settled();
    expect(playing.calls).not.to.equal(before);
    expect(playing.calls[1]).to.equal(slow);
    expect(changes()).to.equal(heard + 1);
    expect(playing.calls).to.equal(playing.calls);
    expect([playing.calls, playing.calls[0], playing.calls[0]?.input].every(Object.isFrozen)).to.equal(true);
  });

  it('does not let a tool change the call', async () => {
    const run = (input: unknown) => Object.assign(input as object, {id: 'changed', more: true});
    const {round: playing} = round({tools: [tool({run})]});
    playing.start();
    await playing.done;
    expect(playing.calls[0]).to.deep.include({input: {id: 'A-1'}, status: 'done'});
  });

  it('takes no result any more once it was stopped, also when two come at once', async () => {
    const calls = ['a', 'b'].map((toolUseId) => call({toolUseId}));
    const {round: playing} = round({calls, onChange: () => playing.results.size > 0 && playing.stop()});
    playing.start();
    const results = await playing.done;
    await settled();
    expect([results.length, playing.results.size]).to.deep.equal([1, 1]);
    expect(playing.calls.map(({status}) => status)).to.deep.equal(['done', 'failed']);
  });

  it('gives no tool a __proto__ to trip over', async () => {
    const input: unknown = JSON.parse('{"id": "A-1", "__proto__": {"isAdmin": true}, "deep": {"__proto__": {"x": 1}}}');
    let given: unknown;
    const run = (input: unknown) => void (given = Object.assign({}, input));
    const {round: playing} = round({calls: [call({input})], tools: [tool({run})]});
    playing.start();
    await playing.done;
    expect(given).to.deep.equal({id: 'A-1', deep: {}});
    expect(Object.getPrototypeOf(given)).to.equal(Object.prototype);
    expect(JSON.stringify(playing.calls[0]?.input)).not.to.contain('proto');
  });

  it('knows no tools by names that all objects have', async () => {
    for (const name of ['constructor', '__proto__', 'toString']) {
      expect(await toldOf({calls: [call({name})], tools: []})).to.equal(`There is no tool ${name}. There are none.`);
    }
  });

  it('shows progress while the tool runs, within its bounds', async () => {
    const seen: unknown[] = [];
    let late: ToolContext['progress'] = () => undefined;
    const {round: playing} = round({
      tools: [
        tool({
          run(_input, {progress}) {
            late = progress;
            progress('Looking');
            progress(undefined, 7);
            progress('Half', 0.5);
            progress('x'.repeat(9999), Number.NaN);
          },
        }),
      ],
      onChange: () => seen.push(playing.calls[0]?.progress),
    });
    playing.start();
    await playing.done;
    expect(seen).to.deep.include.members([{sentence: 'Looking'}, {fraction: 1}, {sentence: 'Half', fraction: 0.5}]);
    const {length} = seen;
    late('Too late');
    expect(seen).to.have.length(length);
    expect(playing.calls[0]?.progress?.sentence).to.have.length(300);
  });

  it('takes the time limit of the chat where the tool has none, and none that timers do not know', async () => {
    const {round: playing, time} = round({
      calls: [call({toolUseId: 'a'}), call({toolUseId: 'b', name: 'endless'})],
      tools: [tool({run: pending}), tool({name: 'endless', run: pending, timeoutMs: Infinity})],
    });
    playing.start();
    await settled();
    expect(time.waits.map(({ms}) => ms)).to.deep.equal([60_000]);
  });

  it('aborts a tool that takes too long, and drops what it says then', async () => {
    let signal: AbortSignal | undefined;
    let answer: (value: string) => void = () => undefined;
    const {round: playing, time} = round({
      tools: [
        tool({
          run(_input, context) {
            ({signal} = context);
            return new Promise((resolve) => (answer = resolve));
          },
        }),
      ],
    });
    playing.start();
    await settled();
    time.wait(60_000).end();
    const [result] = await playing.done;
    expect(signal?.reason).to.have.property('name', 'TimeoutError');
    answer('late');
    await settled();
    expect(playing.results.get('call-1')).to.equal(result);
    expect(textOf(result as ContentBlock)).to.equal('The tool did not answer within 60 s and was stopped.');
  });

  it('aborts what runs when it is stopped, and keeps what had come', async () => {
    const signals: AbortSignal[] = [];
    const run = (_input: unknown, {signal}: ToolContext) =>
      new Promise((_resolve, reject) => {
        signals.push(signal);
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    const {round: playing, changes} = round({
      calls: [call({toolUseId: 'a'}), call({toolUseId: 'b', name: 'slow'}), call({toolUseId: 'c', name: 'asking'})],
      tools: [tool(), tool({name: 'slow', run}), tool({name: 'asking', approval: 'ask'})],
    });
    playing.start();
    await settled();
    playing.stop();
    const heard = changes();
    playing.stop();
    await settled();
    expect(signals.map(({aborted}) => aborted)).to.deep.equal([true]);
    expect((await playing.done).map(({toolResult}) => toolResult?.toolUseId)).to.deep.equal(['a']);
    expect(playing.calls.map(({status}) => status)).to.deep.equal(['done', 'failed', 'failed']);
    expect([playing.isWaiting, changes()]).to.deep.equal([false, heard]);
    expect(() => playing.approve('c')).to.throw('No call "c" waits');
  });

  it('starts nothing after it was stopped', async () => {
    let runs = 0;
    const run = () => void runs++;
    const stoppedBefore = round({tools: [tool({run})]}).round;
    stoppedBefore.stop();
    stoppedBefore.start();
    const stoppedByListener = round({
      calls: [call({toolUseId: 'a'}), call({toolUseId: 'b'})],
      tools: [tool({run})],
      onChange: () => stoppedByListener.stop(),
    }).round;
    stoppedByListener.start();
    await Promise.all([stoppedBefore.done, stoppedByListener.done]);
    await settled();
    expect(runs).to.equal(0);
  });

  it('asks who may answer in place of the tool', async () => {
    const seen: ToolCall[] = [];
    const intercept = async (call: ToolCall) => {
      seen.push(call);
      return 'from the page';
    };
    const result = await resultOf({intercept, tools: [tool({run: () => 'from the tool'})]});
    expect(result.toolResult?.content).to.deep.equal([{text: 'from the page'}]);
    expect(seen[0]).to.deep.include({name: 'find_order', input: {id: 'A-1'}, status: 'running'});
    const own = await resultOf({intercept: async () => undefined, tools: [tool({run: () => 'from the tool'})]});
    expect(own.toolResult?.content).to.deep.equal([{text: 'from the tool'}]);
  });

  it('does not begin to run a tool when it was stopped while somebody else was asked', async () => {
    let runs = 0;
    let answer: () => void = () => undefined;
    const {round: playing} = round({
      intercept: () => new Promise<void>((resolve) => (answer = resolve)),
      tools: [tool({run: () => void runs++})],
    });
    playing.start();
    await settled();
    playing.stop();
    answer();
    await settled();
    expect(runs).to.equal(0);
  });

  it('limits the time of those who answer in place of a tool, and says when nobody does', async () => {
    const {run: _none, ...declared} = tool();
    const {round: playing, time} = round({intercept: pending, tools: [declared]});
    playing.start();
    await settled();
    time.wait(60_000).end();
    expect(textOf((await playing.done)[0] as ContentBlock)).to.contain('within 60 s');
    expect(await toldOf({tools: [declared]})).to.equal('Nothing on this page runs find_order.');
    expect(await toldOf({intercept: () => Promise.reject(new Error('No.')), tools: [declared]})).to.contain('No.');
  });

  it('throws nothing but ChatErrors', () => {
    const {round: playing} = round({tools: [tool({approval: 'ask'})]});
    playing.start();
    for (const wrong of [() => playing.approve('nobody'), () => playing.deny('nobody')]) {
      try {
        wrong();
        expect.fail('It did not throw.');
      } catch (error) {
        expect(isChatError(error) && error.code).to.equal('config');
      }
    }
  });
});
