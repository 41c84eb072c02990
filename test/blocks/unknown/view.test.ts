import {expect} from '@open-wc/testing';
import {draw, readText} from '../view-harness.js';

describe('the view of something unknown', () => {
  it('says that there is more than can be shown', async () => {
    const note = await draw({kind: 'unknown', index: 0, isDone: true, events: [{hologram: {}}]});
    expect(note.part.contains('block-unknown')).to.equal(true);
    expect(readText(note)).to.contain('cannot be shown here');
  });
});
