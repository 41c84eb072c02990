import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {BlockDelta} from '../../src/model/index.js';
import type {Script, ScriptStep} from '../../src/local-aws/index.js';
import {askWhole, quickAws} from './clients.js';

const answerTo = (script: Script) => askWhole(quickAws({script}));
const contentOf = async (...steps: ScriptStep[]) => (await answerTo(() => steps)).output?.message?.content;
const delta = (contentBlockIndex: number, value: BlockDelta): ScriptStep => ({
  contentBlockDelta: {contentBlockIndex, delta: value},
});

describe('Converse', () => {
  it('gives the answer in one piece', async () => {
    const {output, stopReason, usage} = await answerTo(() => ['Hello ', 'there.']);
    assert.deepEqual(output, {message: {role: 'assistant', content: [{text: 'Hello there.'}]}});
    assert.equal(stopReason, 'end_turn');
    assert.equal(usage?.outputTokens, 2);
  });

  it('keeps reasoning with its signature', async () => {
    const content = await contentOf(
      delta(0, {reasoningContent: {text: 'H'}}),
      delta(0, {reasoningContent: {text: 'm.'}}),
      delta(0, {reasoningContent: {signature: 'abc'}}),
      'Yes.',
    );
    assert.deepEqual(content, [{reasoningContent: {reasoningText: {text: 'Hm.', signature: 'abc'}}}, {text: 'Yes.'}]);
  });

  it('keeps reasoning that only the model can read', async () => {
    const redactedContent = new Uint8Array([1, 2, 3]);
    assert.deepEqual(await contentOf(delta(0, {reasoningContent: {redactedContent}})), [
      {reasoningContent: {redactedContent}},
    ]);
  });

  it('parses what a tool is given', async () => {
    const start = (index: number, toolUseId: string): ScriptStep => ({
      contentBlockStart: {contentBlockIndex: index, start: {toolUse: {toolUseId, name: 'look_up'}}},
    });
    const content = await contentOf(
      start(0, 'a'),
      delta(0, {toolUse: {input: '{"id"'}}),
      delta(0, {toolUse: {input: ':7}'}}),
      start(1, 'b'),
      delta(1, {toolUse: {input: ''}}),
    );
    assert.deepEqual(content, [
      {toolUse: {toolUseId: 'a', name: 'look_up', input: {id: 7}}},
      {toolUse: {toolUseId: 'b', name: 'look_up', input: {}}},
    ]);
  });

  it('keeps text and its citations together', async () => {
    const citation = {title: 'Notes', location: {web: {url: 'https://example.com/', domain: 'example.com'}}};
    assert.deepEqual(await contentOf('It is', ' so.', delta(0, {citation})), [
      {citationsContent: {content: [{text: 'It is so.'}], citations: [citation]}},
    ]);
  });

  it('keeps what the service ran itself, and images', async () => {
    const content = await contentOf(
      {contentBlockStart: {contentBlockIndex: 0, start: {toolResult: {toolUseId: 'a', status: 'success'}}}},
      delta(0, {toolResult: [{text: '42'}]}),
      {contentBlockStart: {contentBlockIndex: 1, start: {image: {format: 'png'}}}},
      delta(1, {image: {source: {bytes: new Uint8Array([1])}}}),
    );
    assert.deepEqual(content, [
      {toolResult: {toolUseId: 'a', status: 'success', content: [{text: '42'}]}},
      {image: {format: 'png', source: {bytes: new Uint8Array([1])}}},
    ]);
  });

  it('fails with a status where a stream would break', async () => {
    const fault = {exception: 'serviceUnavailableException', message: 'Later.'};
    await assert.rejects(
      answerTo(() => ['Hello', {fault}]),
      {name: 'ServiceUnavailableException', message: 'Later.'},
    );
  });

  it('breaks off where a stream is cut', async () => {
    await assert.rejects(
      answerTo(() => ['Hello', {fault: 'cut'}]),
      {message: /cut the connection/},
    );
  });

  it('waits where the script does', async () => {
    const start = performance.now();
    await answerTo(() => ['a', {waitMs: 60}, 'b']);
    assert.ok(performance.now() - start > 55);
  });
});
