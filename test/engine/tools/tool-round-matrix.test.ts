import {expect} from '@open-wc/testing';

import type {AskedCall, ToolRound} from '../../../src/engine/tools/index.js';
import type {ContentBlock, Tool, ToolCallStatus} from '../../../src/model/index.js';
import {call, expectAnswered, round, settled, tool} from './rounds.js';
import type {manualSleep} from '../patience/manual-sleep.js';

interface Case {
  readonly tool?: Partial<Tool>;
  readonly call?: Partial<AskedCall>;
  readonly kept?: ContentBlock;
  /** What the visitor or the time does. */
  act?(round: ToolRound, id: string, time: ReturnType<typeof manualSleep>): void;
  readonly status: ToolCallStatus;
  /** What the model reads; without it, there is no result. */
  readonly result?: RegExp;
}

const pending = (): Promise<never> => new Promise(() => undefined);
const kept = (toolUseId: string): ContentBlock => ({toolResult: {toolUseId, content: [{text: 'Kept.'}]}});

const cases: Readonly<Record<string, Case>> = {
  ok: {status: 'done', result: /"json":\{"status":"shipped"\}/},
  throws: {
    tool: {run: () => Promise.reject(new Error('The database is down.'))},
    status: 'failed',
    result: /The tool failed: The database is down\./,
  },
  slow: {
    tool: {run: pending, timeoutMs: 9000},
    act: (_round, _id, time) => time.wait(9000).end(),
    status: 'failed',
    result: /did not answer within 9 s/,
  },
  denied: {
    tool: {approval: 'ask'},
    act: (round, id) => round.deny(id, 'Not my order.'),
    status: 'denied',
    result: /did not allow this call\. They said: Not my order\./,
  },
  edited: {
    tool: {approval: 'ask', run: (input) => input},
    act: (round, id) => round.approve(id, {input: {id: 'B-2'}}),
    status: 'done',
    result: /\{"id":"B-2"\}/,
  },
  unknown: {call: {name: 'find_cat'}, status: 'failed', result: /no tool find_cat\. There are: find_order, odd\./},
  'bad arguments': {
    call: {input: {id: 7}},
    status: 'failed',
    result: /not fit the schema of odd\. id: Instance type/,
  },
  'half of the arguments': {
    call: {input: {}, isWhole: false},
    status: 'failed',
    result: /cut off or are not valid JSON/,
  },
  'kept from before a reload': {
    tool: {
      run: () => {
        throw new Error('It ran twice.');
      },
    },
    kept: kept('odd'),
    status: 'done',
    result: /Kept\./,
  },
  stopped: {tool: {run: pending}, act: (round) => round.stop(), status: 'failed'},
  'stopped while waiting': {tool: {approval: 'ask'}, act: (round) => round.stop(), status: 'failed'},
};

for (const count of [1, 2, 5]) {
  describe(`a round of ${count}`, () => {
    for (const [name, each] of Object.entries(cases)) {
      for (const place of new Set([0, count - 1])) {
        it(`answers all when call ${place + 1} is ${name}`, () => play(each, count, place));
      }
    }

    for (const [name, each] of Object.entries(cases)) {
      it(`answers all when every call is ${name}`, () => playAll(each, count));
    }
  });
}

async function play(each: Case, count: number, place: number): Promise<void> {
  const odd = call({toolUseId: 'odd', name: 'odd', ...each.call});
  const calls = Array.from({length: count}, (_, at) => (at === place ? odd : call({toolUseId: `call-${at}`})));
  const {round: playing, time} = round({
    calls,
    tools: [tool(), tool({...each.tool, name: 'odd'})],
    ...(each.kept && {results: new Map([['odd', each.kept]])}),
  });
  playing.start();
  await settled();
  each.act?.(playing, 'odd', time);
  const results = await playing.done;
  expectAnswered(
    calls.filter((call) => each.result || call !== odd),
    results,
  );
  expect(playing.isWaiting).to.equal(false);
  expect(playing.calls[place]?.status).to.equal(each.status);
  expect(time.waits).to.be.empty;
  const written = JSON.stringify(playing.results.get('odd'));
  if (each.result) expect(written).to.match(each.result);
  else expect(written).to.equal(undefined);
  const others = results.filter(({toolResult}) => toolResult?.toolUseId !== 'odd');
  for (const {toolResult} of others) expect(toolResult?.content).to.deep.equal([{json: {status: 'shipped'}}]);
}

async function playAll(each: Case, count: number): Promise<void> {
  const calls = Array.from({length: count}, (_, at) => call({toolUseId: `call-${at}`, name: 'odd', ...each.call}));
  const results = new Map(each.kept && calls.map(({toolUseId}) => [toolUseId, kept(toolUseId)]));
  const {round: playing, time} = round({calls, tools: [tool(), tool({...each.tool, name: 'odd'})], results});
  playing.start();
  await settled();
  for (const {toolUseId} of calls) each.act?.(playing, toolUseId, time);
  expectAnswered(each.result ? calls : [], await playing.done);
  expect(playing.calls.map(({status}) => status)).to.deep.equal(calls.map(() => each.status));
}
