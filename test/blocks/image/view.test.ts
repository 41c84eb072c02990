import {expect, fixture, html} from '@open-wc/testing';
import {nothing, render} from 'lit';
import {renderBlock} from '../../../src/blocks/views-rich.js';
import type {ImageBlock} from '../../../src/model/index.js';
import {allStrings} from '../../../src/ui/strings-rich.js';
import {english} from '../../../src/ui/strings.js';
import {draw, readText} from '../view-harness.js';

/** One white pixel. */
const pixel = Uint8Array.from(
  atob('R0lGODlhAQABAIAAAP///wAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw=='),
  (character) => character.codePointAt(0) ?? 0,
);
const block: ImageBlock = {kind: 'image', index: 0, isDone: true, format: 'gif', bytes: pixel};
const canRead = (url: string) =>
  fetch(url).then(
    () => true,
    () => false,
  );

describe('the view of a picture', () => {
  it('shows its bytes, with words for those who do not see it', async () => {
    const image = (await draw(block)) as HTMLImageElement;
    await image.decode();
    expect(image.src).to.match(/^blob:/);
    expect([image.naturalWidth, image.alt]).to.deep.equal([1, 'Picture']);
    expect(image.part.contains('block-image')).to.equal(true);
  });

  it('gives the memory back when it is no longer shown, and keeps its address until then', async () => {
    const box = await fixture<HTMLElement>(html`<div></div>`);
    const show = (shown: ImageBlock) => {
      render(renderBlock(shown, {strings: allStrings(english)}), box);
      return box.querySelector('img')?.src ?? '';
    };
    const first = show(block);
    expect(show({...block})).to.equal(first);
    const second = show({...block, bytes: new Uint8Array(pixel)});
    expect(second).to.not.equal(first);
    expect([await canRead(first), await canRead(second)]).to.deep.equal([false, true]);
    render(nothing, box);
    expect(await canRead(second)).to.equal(false);
  });

  it('never asks another server for a picture', async () => {
    const elsewhere: ImageBlock = {
      kind: 'image',
      index: 0,
      isDone: true,
      format: 'png',
      source: {s3Location: {uri: 's3://x/y'}},
    };
    expect(readText(await draw(elsewhere))).to.equal('This picture cannot be shown.');
  });

  it('hands the browser nothing but the four formats of Converse', async () => {
    expect(readText(await draw({...block, format: 'svg+xml'}))).to.equal('This picture cannot be shown.');
  });

  it('waits for all of its bytes', async () => {
    expect(readText(await draw({...block, isDone: false}))).to.equal('Picture');
  });
});
