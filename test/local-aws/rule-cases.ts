import assert from 'node:assert/strict';
import {it} from 'node:test';
import {validateRequest} from '../../src/local-aws/request-rules/index.js';
import {modelId} from './clients.js';

// Short words for requests.
export const user = (...content: object[]) => ({role: 'user', content});
export const assistant = (...content: object[]) => ({role: 'assistant', content});
export const text = {text: 'Hi'};
export const toolUse = (toolUseId: string, more = {}) => ({toolUse: {toolUseId, name: 'look_up', input: {}, ...more}});
export const toolResult = (toolUseId: string, content: object[] = [text]) => ({toolResult: {toolUseId, content}});
export const document = (name: string, bytes = 'AAAA') => ({document: {format: 'txt', name, source: {bytes}}});
export const image = (bytes = 'AAAA') => ({image: {format: 'png', source: {bytes}}});
export const toolConfig = {tools: [{toolSpec: {name: 'look_up', inputSchema: {json: {}}}}]};

/** What is said of a request; undefined when it is taken. */
export function complaint(request: object): string | undefined {
  try {
    validateRequest({modelId, ...request});
    return undefined;
  } catch (error) {
    assert.ok(error instanceof Error);
    return error.message;
  }
}

/** Tests that a request is taken. */
export function takes(title: string, request: object): void {
  it(`takes ${title}`, () => assert.equal(complaint(request), undefined));
}

/** Tests that a request is refused, and what is said. */
export function refuses(title: string, request: object, sentence: string | RegExp): void {
  it(`refuses ${title}`, () => {
    const said = complaint(request) ?? 'nothing';
    if (typeof sentence === 'string') assert.equal(said, sentence);
    else assert.match(said, sentence);
  });
}
