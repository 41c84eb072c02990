import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {createLocalAws, speak} from '../../src/local-aws/index.js';
import {defaultScript} from '../../src/local-aws/scripts/default-script.js';
import {ask, askAll, namesOf, quickAws, textOf} from './clients.js';

const asking = (text: string) => ({messages: [{role: 'user' as const, content: [{text}]}]});
const toolConfig = {
  tools: [
    {
      toolSpec: {
        name: 'find_order',
        inputSchema: {
          json: {
            type: 'object',
            properties: {id: {type: 'string'}, count: {type: 'integer'}, isNew: {type: 'boolean'}, size: {enum: ['L']}},
          },
        },
      },
    },
  ],
};

describe('the answer to', () => {
  it('anything says that this is the stand-in, and what one can ask', async () => {
    const text = textOf(await askAll(quickAws(), asking('What is the capital of France?')));
    assert.match(text, /What is the capital of France\?/);
    assert.match(text, /stand-in/);
    const offers = [...text.matchAll(/^- (\w[^:.]+): /gm)].map(([, offer = '']) => offer);
    assert.equal(offers.length, 6);
    // A view without markdown may show it as it comes.
    assert.doesNotMatch(text, /[*_`#]/);
    // What it offers must lead to something else than the same list.
    const beginning = await beginningOf('What is the capital of France?');
    for (const offer of offers) assert.notEqual(await beginningOf(offer), beginning, offer);
  });

  it('a question after one that failed is about the last one alone', async () => {
    const content = ['a throttled answer', 'Hello'].map((text) => ({text}));
    assert.match(textOf(await askAll(quickAws(), {messages: [{role: 'user', content}]})), /You asked “Hello”/);
  });

  it('a question of any length is short', async () => {
    const text = textOf(await askAll(quickAws(), asking('x'.repeat(10_000))));
    assert.ok(text.length < 1000);
  });

  it('“markdown” has every kind of it', async () => {
    const text = textOf(await askAll(quickAws(), asking('Show me some markdown')));
    for (const mark of ['# ', '- ', '1. ', '| :-- |', '```ts', '> ', '**', '~~', '---', '](https://']) {
      assert.ok(text.includes(mark), mark);
    }
  });

  it('“reasoning” thinks first, and signs it', async () => {
    const events = await askAll(quickAws(), asking('Show me your reasoning'));
    const deltas = events.flatMap(({contentBlockDelta}) => (contentBlockDelta ? [contentBlockDelta] : []));
    const lastThought = deltas.findLastIndex(({delta}) => delta?.reasoningContent);
    assert.ok(deltas[lastThought]?.delta?.reasoningContent?.signature);
    assert.ok(deltas.slice(0, lastThought).every(({delta}) => delta?.reasoningContent?.text));
    assert.ok(deltas.slice(lastThought + 1).every(({delta}) => delta?.text));
    assert.match(textOf(events), /5 cents/);
  });

  it('“tools” calls the first tool of the page with what its schema asks for', async () => {
    const events = await askAll(quickAws(), {...asking('Use your tools'), toolConfig});
    const start = events.find(({contentBlockStart}) => contentBlockStart)?.contentBlockStart;
    const input = events.map(({contentBlockDelta}) => contentBlockDelta?.delta?.toolUse?.input ?? '').join('');
    assert.equal(start?.start?.toolUse?.name, 'find_order');
    assert.deepEqual(JSON.parse(input), {id: 'example', count: 42, isNew: true, size: 'L'});
    assert.equal(events.find(({messageStop}) => messageStop)?.messageStop?.stopReason, 'tool_use');
  });

  it('“tools” is honest when there are none', async () => {
    assert.match(textOf(await askAll(quickAws(), asking('Use your tools'))), /no tools/);
  });

  it('a tool that answered is what it said', async () => {
    const toolUse = {toolUseId: 'a', name: 'find_order', input: {}};
    const results = [
      {toolResult: {toolUseId: 'a', content: [{json: {status: 'shipped'}}]}},
      {toolResult: {toolUseId: 'b', content: [{text: 'no such order'}], status: 'error' as const}},
    ];
    const events = await askAll(quickAws(), {
      messages: [
        {role: 'user', content: [{text: 'Use your tools'}]},
        {role: 'assistant', content: [{toolUse}, {toolUse: {...toolUse, toolUseId: 'b'}}]},
        {role: 'user', content: results},
      ],
      toolConfig,
    });
    assert.equal(textOf(events), 'The tool says: {"status":"shipped"}\n\nThe tool failed: no such order');
  });

  it('“sources” has a citation after each statement', async () => {
    const events = await askAll(quickAws(), asking('What are your sources?'));
    const kinds = events.flatMap(({contentBlockDelta}) => Object.keys(contentBlockDelta?.delta ?? {}));
    const inOrder = kinds.filter((kind, index) => kind !== kinds[index - 1]);
    assert.deepEqual(inOrder, ['text', 'citation', 'text', 'citation']);
  });

  it('“throttled” is refused', async () => {
    await assert.rejects(askAll(quickAws(), asking('a throttled answer')), {
      name: 'ThrottlingException',
      message: 'Too many tokens, please wait before trying again.',
    });
  });

  it('“interrupted” says something and breaks off', async () => {
    const events: string[] = [];
    await assert.rejects(async () => {
      for await (const event of ask(quickAws(), asking('an interrupted answer'))) events.push(...namesOf([event]));
    });
    assert.ok(events.length > 5);
    assert.ok(!events.includes('messageStop'));
  });

  it('“slow” goes on long enough to be stopped', () => {
    const steps = [...(defaultScript(asking('a slow answer')) as Iterable<unknown>)];
    const waits = steps.map((step) => (typeof step === 'object' ? Number(Reflect.get(step ?? {}, 'waitMs') ?? 0) : 0));
    assert.ok(waits.reduce((sum, ms) => sum + ms, 0) >= 45_000);
  });
});

describe('speaking', () => {
  it('cuts text into pieces of a few characters and loses none', () => {
    const text = '  Hello, 日本語 and 👩‍👩‍👧‍👦!\n\n- donaudampfschifffahrtsgesellschaft  \n';
    const pieces = [...speak(text)];
    assert.equal(pieces.join(''), text);
    assert.ok(pieces.every((piece) => [...piece.trim()].length <= 6));
    assert.ok(pieces.length > 10);
  });

  it('never cuts a character that takes two units', () => {
    for (const piece of speak(`a${'👍'.repeat(50)}`)) assert.doesNotMatch(piece, /[\uD800-\uDBFF]$/);
  });

  it('of nothing says nothing', () => assert.deepEqual([...speak('')], []));
});

it('speaks at the pace of a model unless told otherwise', async () => {
  const start = performance.now();
  await askAll(createLocalAws({script: () => ['a', 'b']}));
  assert.ok(performance.now() - start > 315);
});

/** The first delta of an answer, or why there is none. */
async function beginningOf(ofAnswerTo: string): Promise<string> {
  try {
    for await (const {contentBlockDelta} of ask(quickAws(), asking(ofAnswerTo))) {
      if (contentBlockDelta) return JSON.stringify(contentBlockDelta.delta);
    }
    return 'nothing';
  } catch (error) {
    return String(error);
  }
}
