import {expect} from '@open-wc/testing';
import type {AskedCall, ToolRoundOptions} from '../../../src/engine/tools/index.js';
import {ToolRound} from '../../../src/engine/tools/index.js';
import type {ContentBlock, Tool} from '../../../src/model/index.js';
import {manualSleep} from '../patience/manual-sleep.js';

/** A tool that looks an order up, unasked. */
export function tool(changes: Partial<Tool> = {}): Tool {
  return {
    name: 'find_order',
    description: 'Looks up an order by its number.',
    inputSchema: {type: 'object', properties: {id: {type: 'string'}}, required: ['id']},
    approval: 'never',
    run: () => ({status: 'shipped'}),
    ...changes,
  };
}

/** A call of it. */
export function call(changes: Partial<AskedCall> = {}): AskedCall {
  return {toolUseId: 'call-1', name: 'find_order', input: {id: 'A-1'}, isWhole: true, ...changes};
}

/** A round with time that a test makes pass by hand. */
export function round(options: Partial<ToolRoundOptions> = {}) {
  const time = manualSleep();
  let changes = 0;
  const remembered = new Set<string>();
  const started = new ToolRound({
    calls: [call()],
    tools: [tool()],
    remembered,
    callMs: 60_000,
    sleep: time.sleep,
    onChange: () => changes++,
    ...options,
  });
  return {round: started, time, remembered, changes: () => changes};
}

/** The result of one call, once it is there. */
export async function resultOf(options: Partial<ToolRoundOptions> = {}): Promise<ContentBlock> {
  const {round: running} = round(options);
  running.start();
  const [result] = await running.done;
  if (!result) throw new Error('The call has no result.');
  return result;
}

/** What the model is told when it made one call. */
export async function toldOf(options: Partial<ToolRoundOptions> = {}): Promise<string> {
  return textOf(await resultOf(options));
}

/** The text of a result that failed. */
export function textOf({toolResult}: ContentBlock): string {
  expect(toolResult?.status).to.equal('error');
  const [piece]: readonly unknown[] = toolResult?.content ?? [];
  if (typeof piece !== 'object' || piece === null || !('text' in piece)) throw new Error('There is no text.');
  return String(piece.text);
}

/** Throws unless Converse takes the results as the answer to the calls: one for each, in their order, none empty. */
export function expectAnswered(calls: readonly AskedCall[], results: readonly ContentBlock[]): void {
  expect(results.map(({toolResult}) => toolResult?.toolUseId)).to.deep.equal(calls.map(({toolUseId}) => toolUseId));
  for (const {toolResult, ...others} of results) {
    expect(others).to.deep.equal({});
    expect(toolResult?.content).to.be.an('array').that.is.not.empty;
    expect(toolResult?.status).to.be.oneOf([undefined, 'error']);
    expect(JSON.stringify(toolResult)).not.to.match(/\n\s+at |\.ts:\d+|"text":"\s*"/);
  }
}

/** Lets everything happen that needs no time. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
