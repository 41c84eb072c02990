import {expect} from '@open-wc/testing';
import {blockFromContent} from '../../../src/blocks/index.js';
import {draw, readText} from '../view-harness.js';

const bytes = new Uint8Array([1, 2, 3]);
const drawAudio = (audio: object) => draw(blockFromContent({audio: audio as never}, 0));

describe('the view of sound', () => {
  it('plays its own bytes when it is asked to', async () => {
    const player = await drawAudio({format: 'wav', source: {bytes}});
    if (!(player instanceof HTMLAudioElement)) throw new Error('There is no player.');
    expect(player.part.contains('block-audio')).to.equal(true);
    expect([player.controls, player.autoplay, player.ariaLabel]).to.deep.equal([true, false, 'Sound']);
    const given = await (await fetch(player.src)).blob();
    expect([given.type, given.size]).to.deep.equal(['audio/wav', 3]);
  });

  for (const [what, audio] of [
    ['what lies elsewhere', {format: 'wav', source: {s3Location: {uri: 's3://b/k'}}}],
    ['what no browser plays', {format: 'html', source: {bytes}}],
    ['what has no source', {format: 'wav'}],
    ['what has no bytes for a source', {format: 'wav', source: {bytes: 'https://example.org'}}],
  ] as const) {
    it(`does not fetch or play ${what}`, async () => {
      const note = await drawAudio(audio);
      expect(readText(note)).to.equal('This recording cannot be played here.');
      expect(note.part.contains('block-audio')).to.equal(true);
    });
  }
});
