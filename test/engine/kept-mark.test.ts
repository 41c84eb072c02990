import {expect} from '@open-wc/testing';

import {KeptMark} from '../../src/engine/kept-mark.js';
import {MemoryPlace} from './history/memory-store.js';

let keys = 0;
const createKey = () => `mark ${(keys += 1)}`;

describe('the mark that something is kept', () => {
  for (const place of ['tab', 'device'] as const) {
    it(`is found again where ${place} keeps things, until it is removed`, () => {
      const key = createKey();
      const mark = new KeptMark(place, key);
      expect(mark.isWanted).to.equal(true);
      expect(mark.isSet).to.equal(false);
      mark.set();
      mark.set();
      expect(new KeptMark(place, key).isSet).to.equal(true);
      expect(new KeptMark(place, createKey()).isSet, 'another key').to.equal(false);
      mark.remove();
      expect(mark.isSet).to.equal(false);
      mark.set();
      expect(new KeptMark(place, key).isSet).to.equal(true);
      mark.remove();
    });
  }

  it('is not wanted where nothing is kept, and needs no mark where the page keeps it itself', () => {
    expect(new KeptMark()).to.include({isWanted: false, isSet: false});
    expect(new KeptMark('off', createKey())).to.include({isWanted: false, isSet: false});
    expect(new KeptMark(new MemoryPlace().open(), createKey())).to.include({isWanted: true, isSet: true});
  });

  it('is no reason to fail where storage is blocked or full', () => {
    const original = Object.getOwnPropertyDescriptor(globalThis, 'localStorage');
    const blocked = () => {
      throw new DOMException('', 'SecurityError');
    };
    const full = () => ({getItem: () => null, setItem: blocked, removeItem: () => undefined});
    for (const get of [blocked, full]) {
      Object.defineProperty(globalThis, 'localStorage', {configurable: true, get});
      const mark = new KeptMark('device', createKey());
      mark.set();
      expect(mark.isSet).to.equal(false);
      mark.remove();
    }
    if (original) Object.defineProperty(globalThis, 'localStorage', original);
  });
});
