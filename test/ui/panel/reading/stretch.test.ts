import {expect} from '@open-wc/testing';
import {Stretch} from '../../../../src/ui/panel/reading/stretch.js';

function fit(count: number): Stretch {
  const stretch = new Stretch();
  stretch.fit(count);
  stretch.toNewest();
  return stretch;
}

const read = ({start, end, isNewest}: Stretch) => [start, end, isNewest];

describe('the stretch of a conversation that is drawn', () => {
  it('is all of a short one', () => {
    expect(read(fit(0))).to.deep.equal([0, 0, true]);
    expect(read(fit(60))).to.deep.equal([0, 60, true]);
  });

  it('is the newest messages of a long one, and those that come', () => {
    const stretch = fit(10_000);
    expect(read(stretch)).to.deep.equal([9940, 10_000, true]);
    stretch.fit(10_002);
    expect(read(stretch)).to.deep.equal([9940, 10_002, true]);
  });

  it('grows by pages of older ones, down to the first', () => {
    const stretch = fit(110);
    const starts = [stretch.older(), stretch.start, stretch.older(), stretch.start, stretch.older(), stretch.start];
    expect(starts).to.deep.equal([true, 30, true, 10, true, 0]);
    expect(stretch.older()).to.equal(false);
    expect(read(stretch)).to.deep.equal([0, 110, true]);
  });

  it('is never longer than 180 messages for somebody who goes up and down', () => {
    const stretch = fit(1000);
    const seen: number[] = [];
    while (stretch.older()) seen.push(stretch.end - stretch.start);
    expect(read(stretch)).to.deep.equal([0, 180, false]);
    while (stretch.newer()) seen.push(stretch.end - stretch.start);
    expect(read(stretch)).to.deep.equal([820, 1000, true]);
    expect(Math.max(...seen)).to.equal(180);
  });

  it('leaves what comes undrawn for somebody who is far above', () => {
    const stretch = fit(1000);
    while (stretch.older());
    stretch.fit(1002);
    expect(read(stretch)).to.deep.equal([0, 180, false]);
    stretch.toNewest();
    expect(read(stretch)).to.deep.equal([942, 1002, true]);
  });

  it('forgets old messages only once there are too many', () => {
    const stretch = fit(100);
    for (const count of [150, 220]) {
      stretch.fit(count);
      stretch.trim();
      expect(stretch.start).to.equal(40);
    }
    stretch.fit(221);
    stretch.trim();
    expect(read(stretch)).to.deep.equal([161, 221, true]);
  });

  it('starts anew in a conversation that has become shorter than where it began', () => {
    const stretch = fit(1000);
    stretch.fit(10);
    expect(read(stretch)).to.deep.equal([0, 10, true]);
  });

  it('goes to a message that somebody looks for, wherever it stands, and back', () => {
    const stretch = fit(1000);
    stretch.show(500);
    expect(read(stretch)).to.deep.equal([470, 530, false]);
    stretch.show(529);
    expect(read(stretch)).to.deep.equal([470, 530, false]);
    stretch.show(3);
    expect(read(stretch)).to.deep.equal([0, 33, false]);
    stretch.show(990);
    expect(read(stretch)).to.deep.equal([960, 1000, true]);
    stretch.go(470, 530);
    expect(read(stretch)).to.deep.equal([470, 530, false]);
    stretch.go(940, Infinity);
    stretch.fit(1002);
    expect(read(stretch)).to.deep.equal([940, 1002, true]);
  });
});
