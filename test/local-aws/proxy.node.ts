import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Faults} from '../../src/local-aws/index.js';
import {assumeRole, quickAws} from './clients.js';

function askThrough(proxy: NonNullable<Faults['proxy']>): Promise<Response> {
  return assumeRole(quickAws({faults: {proxy}}), {WebIdentityToken: 'none'});
}

describe('a proxy between AWS and the page', () => {
  it('sees the answer as it leaves AWS, headers for CORS included', async () => {
    const response = await askThrough((seen) => new Response(seen.headers.get('access-control-allow-origin')));
    assert.equal(await response.text(), '*');
  });

  it('may answer in the place of AWS', async () => {
    const response = await askThrough(async () => new Response('Bad gateway', {status: 502}));
    assert.equal(response.status, 502);
  });

  it('breaks the connection when it throws', async () => {
    const broken = askThrough(() => {
      throw new Error('gone');
    });
    await assert.rejects(broken, {message: 'gone'});
  });
});
