import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {createCatalog} from '../../../src/catalog.js';
import {guestCredentials, quickAws} from '../../local-aws/clients.js';

describe('the catalog in Node', () => {
  it('lists what can chat, signed with Node’s own digests', async () => {
    const aws = quickAws();
    const issued = await guestCredentials(aws);
    const fetch = (resource: RequestInfo | URL, init?: RequestInit) => aws(new Request(resource, init));
    const catalog = createCatalog({region: 'us-east-1', fetch, credentials: () => issued});
    assert.equal((await catalog.list()).length, 4, String(catalog.failures[0]?.hint));
    assert.equal(await catalog.canStream('amazon.nova-canvas-v1:0'), false);
  });
});
