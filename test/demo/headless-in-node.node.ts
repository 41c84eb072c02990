import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {it} from 'node:test';
import {askInNode} from '../../demo/headless/in-node.js';

it('the example of a conversation in Node lets a tool run, and reads what it said', async () => {
  const seen: string[] = [];
  const answer = await askInNode('Use a tool, please', (status) => seen.push(status));
  assert.match(answer, /The tool says: .*shipped/);
  assert.ok(seen.includes('awaiting-approval'), seen.join());
  assert.equal(seen.at(-1), 'idle');
});

it('the example is no longer than 40 lines', () => {
  const lines = readFileSync('demo/headless/in-node.ts', 'utf8').trimEnd().split('\n');
  assert.ok(lines.length <= 40, `it has ${lines.length}`);
});
