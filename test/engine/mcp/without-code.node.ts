import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {describe, it} from 'node:test';
import {promisify} from 'node:util';

const folder = new URL('../../../src/engine/mcp/', import.meta.url);

/** How often functions are made of text, and what Zod is told, while a module loads in a process of its own. */
async function load(file: string, call: string): Promise<unknown> {
  const script = `
    let tries = 0;
    globalThis.Function = new Proxy(Function, {construct() { tries++; throw new Error('A policy forbids it.'); }});
    globalThis.__zod_globalConfig = {own: 'kept'};
    const module = await import(${JSON.stringify(new URL(file, folder).href)});
    ${call}
    const {own, jitless} = globalThis.__zod_globalConfig;
    console.log(JSON.stringify({tries, own, jitless: String(jitless)}));`;
  const {stdout} = await promisify(execFile)('node', ['--import', 'tsx', '--input-type=module', '-e', script]);
  return JSON.parse(stdout);
}

describe('the SDK of MCP servers', () => {
  it('tries to generate code by itself, which a policy would report', async () => {
    assert.deepEqual(await load('session.js', ''), {tries: 1, own: 'kept', jitless: 'undefined'});
  });

  it('does not try when the chat loads it, and Zod’s settings stay the page’s', async () => {
    assert.deepEqual(
      await load('load-session.js', 'await Promise.all([module.loadSession(), module.loadSession()]);'),
      {
        tries: 0,
        own: 'kept',
        jitless: 'undefined',
      },
    );
  });
});
