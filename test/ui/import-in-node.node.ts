import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

describe('rendering pages on a server', () => {
  it('may import the element, which then does nothing', async () => {
    const {OutcropChat, OutcropSendEvent} = await import('../../src/index.js');
    assert.equal(typeof OutcropChat, 'function');
    assert.deepEqual(new OutcropSendEvent([{text: 'a'}]).content, [{text: 'a'}]);
    assert.equal('document' in globalThis, false);
  });

  it('may import the panel’s piece of code too', async () => {
    assert.equal(typeof (await import('../../src/ui/panel/index.js')).createPanel, 'function');
  });
});
