import {expect} from '@open-wc/testing';
import {blockFromContent} from '../../../src/blocks/index.js';
import {draw, readText} from '../view-harness.js';

const bytes = new Uint8Array([1, 2, 3]);
const drawVideo = (video: object) => draw(blockFromContent({video: video as never}, 0));

describe('the view of moving pictures', () => {
  it('plays its own bytes when it is asked to', async () => {
    const player = await drawVideo({format: 'webm', source: {bytes}});
    if (!(player instanceof HTMLVideoElement)) throw new Error('There is no player.');
    expect(player.part.contains('block-video')).to.equal(true);
    expect([player.controls, player.autoplay, player.ariaLabel]).to.deep.equal([true, false, 'Video']);
    const given = await (await fetch(player.src)).blob();
    expect([given.type, given.size]).to.deep.equal(['video/webm', 3]);
  });

  for (const [what, video] of [
    ['what lies elsewhere', {format: 'webm', source: {s3Location: {uri: 's3://b/k'}}}],
    ['what no browser plays', {format: 'html', source: {bytes}}],
    ['what has no source', {format: 'webm'}],
    ['what has no bytes for a source', {format: 'webm', source: {bytes: 'https://example.org'}}],
  ] as const) {
    it(`does not fetch or play ${what}`, async () => {
      const note = await drawVideo(video);
      expect(readText(note)).to.equal('This recording cannot be played here.');
      expect(note.part.contains('block-video')).to.equal(true);
    });
  }
});
