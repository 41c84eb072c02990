import {expect} from '@open-wc/testing';
import {LazyPiece, type Piece} from '../../../src/ui/panel/lazy-piece.js';

/** A piece that fails to load until the test lets it, on a clock that the test moves. */
function makePiece() {
  const piece: Piece = {styles: []};
  const loaded: Piece[] = [];
  const world = {now: 1_000_000, asked: 0, isBroken: true};
  const lazy = new LazyPiece(
    async () => {
      world.asked += 1;
      if (world.isBroken) throw new TypeError('Failed to fetch');
      return piece;
    },
    (arrived) => loaded.push(arrived),
    () => world.now,
  );
  /** Draws, and waits for what that asks for: it passes through a few promises. */
  const draw = async () => {
    lazy.get();
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  return {lazy, world, loaded, piece, draw};
}

describe('a piece that is fetched when it is wanted', () => {
  it('is asked for once, however often it is drawn', async () => {
    const {lazy, world, loaded, piece, draw} = makePiece();
    world.isBroken = false;
    for (let count = 0; count < 5; count += 1) lazy.get();
    await draw();
    expect([world.asked, lazy.known, lazy.get(), loaded]).to.deep.equal([1, piece, piece, [piece]]);
  });

  it('is asked for again after pauses that grow to a minute, not at every draw', async () => {
    const {world, draw} = makePiece();
    const tries: number[] = [];
    for (let second = 0; second < 600; second += 0.25) {
      const before = world.asked;
      await draw();
      if (world.asked > before) tries.push(second);
      world.now += 250;
    }
    expect(tries.slice(0, 8)).to.deep.equal([0, 0.5, 1.5, 3.5, 7.5, 15.5, 31.5, 63.5]);
    expect(tries.slice(8, 11)).to.deep.equal([123.5, 183.5, 243.5]);
  });

  it('is asked for at once by somebody who waits for it, and shown when it arrives', async () => {
    const {lazy, world, piece, draw, loaded} = makePiece();
    await draw();
    const failure: unknown = await lazy.load().catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(TypeError);
    world.isBroken = false;
    expect(await lazy.load()).to.equal(piece);
    expect([world.asked, loaded]).to.deep.equal([3, [piece]]);
  });
});
