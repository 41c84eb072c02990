import {expect} from '@open-wc/testing';
import {createFrameSchedule} from '../../../src/ui/panel/frame-schedule.js';

const nextFrame = () => new Promise((done) => requestAnimationFrame(done));

/** Counts the calls of a schedule, frame by frame. */
function createCounted() {
  let calls = 0;
  const schedule = createFrameSchedule(() => {
    calls += 1;
  });
  return {
    schedule,
    async countInNextFrame() {
      const before = calls;
      await nextFrame();
      return calls - before;
    },
  };
}

describe('a schedule of frames', () => {
  it('calls once with the next frame, however often it is asked', async () => {
    const {schedule, countInNextFrame} = createCounted();
    schedule.request();
    schedule.request();
    expect(await countInNextFrame()).to.equal(1);
    expect(await countInNextFrame()).to.equal(0);
  });

  it('leaves one frame out to rest, and forgets nothing', async () => {
    const {schedule, countInNextFrame} = createCounted();
    schedule.rest();
    schedule.request();
    expect(await countInNextFrame()).to.equal(0);
    schedule.request();
    expect(await countInNextFrame()).to.equal(1);
    schedule.request();
    expect(await countInNextFrame()).to.equal(1);
  });
});
