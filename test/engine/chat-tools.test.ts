import {expect} from '@open-wc/testing';

import {createChat} from '../../src/engine/chat.js';
import type {ChatOptions} from '../../src/engine/chat.js';
import {validateRequest} from '../../src/local-aws/request-rules/index.js';
import type {Backend, Chat, ChatRequest, StreamPart, Tool, ToolCall} from '../../src/model/index.js';
import {messageStart, messageStop, text} from '../transcript/parts.js';
import {MemoryPlace} from './history/memory-store.js';

/** Resolves once something holds, asked anew after each task. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 0));
}

/** An answer that calls tools, each with these arguments. */
function* callTools(calls: readonly (readonly [name: string, input: unknown])[], round = 1): Generator<StreamPart> {
  yield messageStart;
  yield text(0, 'I look it up.');
  for (const [at, [name, input]] of calls.entries()) {
    const contentBlockIndex = at + 1;
    const json = typeof input === 'string' ? input : JSON.stringify(input);
    yield {contentBlockStart: {contentBlockIndex, start: {toolUse: {toolUseId: `t${round}-${at}`, name}}}};
    yield {contentBlockDelta: {contentBlockIndex, delta: {toolUse: {input: json.slice(0, 3)}}}};
    yield {contentBlockDelta: {contentBlockIndex, delta: {toolUse: {input: json.slice(3)}}}};
    yield {contentBlockStop: {contentBlockIndex}};
  }
  yield messageStop('tool_use');
}

/** A model that plays its answers one after the other, and refuses what Bedrock would refuse. */
function model(...answers: readonly Iterable<StreamPart>[]): Backend & {readonly requests: ChatRequest[]} {
  const requests: ChatRequest[] = [];
  return {
    requests,
    async *reply(request) {
      validateRequest(JSON.parse(JSON.stringify({modelId: 'none', inferenceConfig: {maxTokens: 9}, ...request})));
      requests.push(request);
      yield* answers[requests.length - 1] ?? [messageStart, text(0, 'Done.'), messageStop()];
    },
  };
}

const inputSchema = {type: 'object', properties: {id: {type: 'string'}}, required: ['id']};

function tool(fields: Partial<Tool> = {}): Tool {
  return {name: 'find', inputSchema, approval: 'never', run: (input) => ({found: input}), ...fields};
}

function resultsOf({messages}: ChatRequest) {
  return messages.at(-1)?.content.map(({toolResult}) => ({...toolResult})) ?? [];
}

const waiting = ({state}: Chat): readonly ToolCall[] =>
  state.toolCalls?.filter(({status}) => status === 'waiting') ?? [];

const usual: readonly [name: string, input: unknown] = ['find', {id: '1'}];

interface Case {
  readonly tool?: Partial<Tool>;
  readonly calls?: readonly [name: string, input: unknown];
  readonly options?: Partial<ChatOptions>;
  /** What the visitor does with a call that waits. */
  readonly decide?: (chat: Chat, id: string) => void;
  /** `status` of each result. */
  readonly status?: 'error';
  readonly says: RegExp;
}

const cases: Readonly<Record<string, Case>> = {
  'that work': {says: /"found":\{"id":"1"\}/},
  'that throw': {tool: {run: () => Promise.reject(new Error('Down.'))}, status: 'error', says: /Down\./},
  'that are slow': {
    tool: {run: () => new Promise(() => undefined), timeoutMs: 1},
    status: 'error',
    says: /did not answer/,
  },
  'that the visitor denies': {
    tool: {approval: 'ask'},
    decide: (chat, id) => chat.deny(id, 'Private.'),
    status: 'error',
    says: /Private\./,
  },
  'that the visitor edits': {
    tool: {approval: 'ask'},
    decide: (chat, id) => chat.approve(id, {id: 'edited'}),
    says: /"found":\{"id":"edited"\}/,
  },
  'that nobody has': {calls: ['fly', {}], status: 'error', says: /no tool fly/},
  'with bad arguments': {calls: ['find', {id: 7}], status: 'error', says: /do not fit/},
  'with arguments that are no JSON': {calls: ['find', '{"id": "1'], status: 'error', says: /not valid JSON/},
  'that the page answers itself': {options: {onToolCall: () => ({own: true})}, says: /"own":true/},
};

describe('a chat whose model calls tools', () => {
  for (const count of [1, 2, 5]) {
    for (const [what, {calls = usual, decide, status, says, ...given}] of Object.entries(cases)) {
      it(`${what}, ${count} at once: the next request is valid, and everything is in the conversation`, async () => {
        const backend = model(callTools(Array.from({length: count}, () => calls)));
        const chat = createChat({backend, tools: [tool(given.tool)], ...given.options});
        const sent = chat.send('Where is my order?');
        if (decide) {
          await until(() => waiting(chat).length === count);
          expect(chat.state.status).to.equal('awaiting-approval');
          for (const {toolUseId} of waiting(chat)) decide(chat, toolUseId);
        }
        expect((await sent).content).to.deep.equal([{text: 'Done.'}]);
        const [, next] = backend.requests;
        const results = next ? resultsOf(next) : [];
        expect(results.map(({toolUseId}) => toolUseId)).to.deep.equal(
          Array.from({length: count}, (_, at) => `t1-${at}`),
        );
        for (const result of results) {
          expect(result.status).to.equal(status);
          expect(JSON.stringify(result.content)).to.match(says);
        }
        const {messages, toolCalls} = chat.state;
        expect(messages.map(({role, status: is}) => `${role} ${is}`)).to.deep.equal([
          'user complete',
          'assistant complete',
          'user complete',
          'assistant complete',
        ]);
        expect(messages[2]?.content).to.have.length(count);
        expect(toolCalls).to.equal(undefined);
      });
    }

    it(`stopped while ${count} run: what has run is kept, and the next question is valid`, async () => {
      const backend = model(callTools(Array.from({length: count}, (_, at) => ['find', {id: String(at)}])));
      const hangs = (input: unknown) =>
        JSON.stringify(input).includes('0') && count > 1 ? 'First.' : new Promise(() => undefined);
      const chat = createChat({backend, tools: [tool({run: hangs})]});
      const sent = chat.send('Hi');
      await until(
        () => chat.state.toolCalls?.filter(({status}) => status === 'running').length === (count > 1 ? count - 1 : 1),
      );
      chat.stop();
      expect((await sent).status).to.equal('stopped');
      expect(chat.state.status).to.equal('idle');
      expect((await chat.send('And now?')).status).to.equal('complete');
      const words = JSON.stringify(backend.requests[1]?.messages);
      expect(words.match(/was not run/g) ?? []).to.have.length(count > 1 ? count - 1 : 1);
      if (count > 1) expect(words).to.contain('First.');
    });

    it(`loaded anew while ${count} wait for the visitor: they wait again, and the turn ends`, async () => {
      const place = new MemoryPlace();
      const calls = Array.from({length: count}, (_, at) => ['find', {id: String(at)}] as const);
      const tools = [tool({approval: 'ask'})];
      const first = createChat({backend: model(callTools(calls)), tools, history: place.open()});
      void first.send('Hi');
      await until(() => waiting(first).length === count);
      const [decided] = waiting(first);
      if (decided && count > 1) first.approve(decided.toolUseId);
      await until(() => first.state.messages.length === (count > 1 ? 3 : 2));
      globalThis.dispatchEvent(new Event('pagehide'));
      place.crash();
      const backend = model();
      const second = createChat({backend, tools, history: place.open()});
      await second.ready;
      await until(() => waiting(second).length === Math.max(1, count - 1));
      expect(second.state.status).to.equal('awaiting-approval');
      expect(backend.requests).to.have.length(0);
      for (const {toolUseId} of waiting(second)) second.approve(toolUseId);
      await until(() => second.state.status === 'idle');
      expect(second.state.messages.at(-1)?.content).to.deep.equal([{text: 'Done.'}]);
      const [next] = backend.requests;
      expect(next && resultsOf(next).map(({toolUseId}) => toolUseId)).to.deep.equal(calls.map((_, at) => `t1-${at}`));
      first.close();
      second.close();
    });
  }

  it('tells the model of them, and which it is to call', async () => {
    const backend = model();
    await createChat({backend, tools: [tool({description: 'Finds.'})], toolChoice: {any: {}}}).send('Hi');
    expect(backend.requests[0]?.toolConfig).to.deep.equal({
      tools: [{toolSpec: {name: 'find', description: 'Finds.', inputSchema: {json: inputSchema}}}],
      toolChoice: {any: {}},
    });
  });

  it('goes on until the model ends, and no further than its limit', async () => {
    const call = (round: number) => [...callTools([['find', {id: '1'}]], round)];
    const some = model(call(1), call(2), call(3));
    expect((await createChat({backend: some, tools: [tool()]}).send('Hi')).content).to.deep.equal([{text: 'Done.'}]);
    expect(some.requests).to.have.length(4);
    const endless = model(...Array.from({length: 99}, (_, round) => call(round)));
    const chat = createChat({backend: endless, tools: [tool()], toolLimits: {rounds: 2}});
    const answer = await chat.send('Hi');
    expect(answer).to.include({status: 'interrupted'});
    expect(answer.error?.hint).to.contain('toolLimits.rounds');
    expect(endless.requests).to.have.length(3);
    expect((await chat.continue()).status).to.equal('interrupted');
  });

  it('asks once for what the visitor allows for the whole visit', async () => {
    const call = (round: number) => [...callTools([['find', {id: '1'}]], round)];
    const chat = createChat({backend: model(call(1), call(2)), tools: [tool({approval: 'ask'})]});
    const sent = chat.send('Hi');
    await until(() => waiting(chat).length === 1);
    chat.approve(waiting(chat)[0]?.toolUseId ?? '', undefined, {remember: true});
    expect((await sent).content).to.deep.equal([{text: 'Done.'}]);
  });

  it('refuses a decision about nothing', () => {
    const chat = createChat({backend: model()});
    expect(() => chat.approve('t1')).to.throw('nothing to approve()');
    expect(() => chat.deny('t1')).to.throw('nothing to deny()');
  });

  it('says what is wrong with tools that no model could use', async () => {
    const chat = createChat({backend: model(), tools: [tool(), tool()], patience: {attempts: 1}});
    const {error} = await chat.send('Hi');
    expect(error).to.include({code: 'config'});
    expect(error?.hint).to.contain('Two tools are named "find"');
  });

  it('leaves tools of the service to the service', async () => {
    const answer: readonly StreamPart[] = [
      messageStart,
      {
        contentBlockStart: {
          contentBlockIndex: 0,
          start: {toolUse: {toolUseId: 's', name: 'nova_grounding', type: 'server_tool_use'}},
        },
      },
      {contentBlockDelta: {contentBlockIndex: 0, delta: {toolUse: {input: '{}'}}}},
      {contentBlockStop: {contentBlockIndex: 0}},
      messageStop('tool_use'),
    ];
    const backend = model(answer);
    expect((await createChat({backend}).send('Hi')).status).to.equal('complete');
    expect(backend.requests).to.have.length(1);
  });
});
