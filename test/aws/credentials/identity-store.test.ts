import {expect} from '@open-wc/testing';

import {createIdentityStore} from '../../../src/aws/credentials/identity-store.js';

const key = 'us-east-1:pool';

describe('createIdentityStore', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => localStorage.clear());

  it('knows the identity of a visitor who comes back', () => {
    createIdentityStore().setItem(key, 'us-east-1:me');
    expect(createIdentityStore().getItem(key)).to.equal('us-east-1:me');
  });

  it('knows nobody at first', () => {
    expect(createIdentityStore().getItem(key)).to.equal(null);
  });

  it('forgets an identity for good', () => {
    const store = createIdentityStore();
    store.setItem(key, 'us-east-1:me');
    store.removeItem(key);
    expect(store.getItem(key)).to.equal(null);
    expect(createIdentityStore().getItem(key)).to.equal(null);
  });

  it('stores under a name that says whose it is', () => {
    createIdentityStore().setItem(key, 'us-east-1:me');
    expect(Object.keys(localStorage)).to.deep.equal(['outcrop:identity:us-east-1:pool']);
  });

  it('remembers in memory where storage is blocked or full', () => {
    const refuse = () => {
      throw new DOMException('no', 'SecurityError');
    };
    const blocked = {getItem: refuse, setItem: refuse, removeItem: refuse, clear: refuse, key: refuse, length: 0};
    const store = createIdentityStore(blocked);
    expect(store.getItem(key)).to.equal(null);
    store.setItem(key, 'us-east-1:me');
    expect(store.getItem(key)).to.equal('us-east-1:me');
    store.removeItem(key);
    expect(store.getItem(key)).to.equal(null);
  });
});
