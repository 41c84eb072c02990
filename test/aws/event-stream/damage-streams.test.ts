import {expect} from '@open-wc/testing';
import {createRandom, type Random} from '../../transcript/random.js';
import {damages} from './damage-streams.js';

/** Chooses these numbers, one after the other. */
function choose(...numbers: number[]): Random {
  return {...createRandom(0), below: () => numbers.shift() ?? 0};
}

function damage(name: string, random: Random) {
  const frames = [Uint8Array.of(1, 2, 0), Uint8Array.of(0, 3, 4)];
  const damaged = damages[name]?.(frames, random);
  return {at: damaged?.at, bytes: [...(damaged?.bytes ?? [])]};
}

describe('what damages a stream', () => {
  it('tells which frame it has damaged', () => {
    expect(damage('missing bytes', choose(0, 1, 0))).to.deep.equal({at: 0, bytes: [1, 0, 0, 3, 4]});
    expect(damage('missing bytes', choose(1, 2, 0))).to.deep.equal({at: 1, bytes: [1, 2, 0, 0, 3]});
    expect(damage('overwritten bytes', choose(1, 1, 0, 0))).to.deep.equal({at: 1, bytes: [1, 2, 0, 0, 2, 4]});
  });

  it('tells of none of them where the same byte comes once more at the end', () => {
    expect(damage('additional bytes', choose(1, 2, 0, 4))).to.deep.equal({at: 2, bytes: [1, 2, 0, 0, 3, 4, 4]});
  });

  it('tells of the next frame where that one’s first byte is the one that is missing', () => {
    expect(damage('missing bytes', choose(0, 2, 0))).to.deep.equal({at: 1, bytes: [1, 2, 0, 3, 4]});
  });
});
