import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {runCommand} from './run-command.js';

const run = (script: string) => runCommand(['node', '-e', script]);

describe('a command', () => {
  it('tells all that it wrote, to its last word', async () => {
    const script = 'process.stdout.write("x".repeat(1e5)); process.stderr.write("why it ended"); process.exit(3)';
    const results = await Promise.all(Array.from({length: 8}, () => run(script)));
    for (const {status, output} of results) {
      assert.equal(status, 3);
      assert.equal(output.length, 1e5 + 'why it ended'.length);
    }
  });

  it('tells which signal ended it', async () => {
    const {status, output} = await run('process.kill(process.pid, "SIGTERM")');
    assert.equal(status, 1);
    assert.match(output, /was ended by SIGTERM/);
  });

  it('is not waited for when what it started holds on to its output', async () => {
    const script = `
      const {spawn} = require('node:child_process');
      spawn('sleep', ['20'], {detached: true, stdio: 'inherit'}).unref();
      console.log('done');`;
    const {status, output} = await run(script);
    assert.equal(status, 0);
    assert.equal(output, 'done\n');
  });

  it('says when it cannot be run', async () => {
    const {status, output} = await runCommand(['no-such-program']);
    assert.notEqual(status, 0);
    assert.match(output, /no-such-program/);
  });
});
