import {expect, fixture, html} from '@open-wc/testing';
import {Grip} from '../../../../src/ui/panel/reading/grip.js';
import {until} from '../../harness.js';

const nextFrame = () => new Promise((done) => requestAnimationFrame(done));

/** A view that stands at the end of what is in it. */
async function watch() {
  const view = await fixture<HTMLElement>(html`
    <div style="block-size: 100px; overflow: auto; overflow-anchor: none">
      <div class="thread" style="padding: 0">
        ${Array.from({length: 10}, () => html`<div class="item" style="block-size: 100px"></div>`)}
      </div>
    </div>
  `);
  const grip = new Grip({
    readFollow: () => 'bottom',
    isNewest: () => true,
    onEnd: () => undefined,
    onMove: () => undefined,
  });
  grip.watch(view);
  grip.keep();
  await nextFrame();
  return {view, grip};
}

/** Scrolls, and waits until everybody has heard of it. */
async function scroll(view: HTMLElement, top: number): Promise<void> {
  let isHeard = false;
  view.addEventListener('scroll', () => (isHeard = true), {once: true});
  view.scrollTop = top;
  await until(() => isHeard);
}

const wheel = (deltaY: number) => new WheelEvent('wheel', {deltaY});

describe('the grip on what is read', () => {
  it('holds the end, also of what grows, and whoever scrolls without a hand', async () => {
    const {view, grip} = await watch();
    expect([view.scrollTop, grip.held]).to.deep.equal([900, 'end']);
    await scroll(view, 500);
    expect(grip.held).to.equal('end');
    grip.keep();
    expect(view.scrollTop).to.equal(900);
  });

  it('lets go of the end when the wheel scrolls up', async () => {
    const {view, grip} = await watch();
    view.dispatchEvent(wheel(-100));
    await scroll(view, 800);
    expect(grip.held).to.equal('place');
  });

  it('lets go of the end as well when a busy browser tells of the wheel after what it scrolled', async () => {
    const {view, grip} = await watch();
    await scroll(view, 800);
    view.dispatchEvent(wheel(-100));
    expect(grip.held).to.equal('place');
    grip.keep();
    expect(view.scrollTop).to.equal(800);
  });

  it('goes on to hold the end when that wheel led there, or nothing had scrolled', async () => {
    const {view, grip} = await watch();
    view.dispatchEvent(wheel(-100));
    expect(grip.held).to.equal('end');
    await scroll(view, 890);
    view.dispatchEvent(wheel(100));
    expect(grip.held).to.equal('end');
  });

  it('sees a wheel that scrolls while the view gets another size, and leaves the reader there', async () => {
    const {view, grip} = await watch();
    for (const [blockSize, top] of [
      ['90px', 700],
      ['80px', 600],
    ] as const) {
      view.dispatchEvent(wheel(-100));
      view.style.blockSize = blockSize;
      await scroll(view, top);
      await nextFrame();
      expect([view.scrollTop, grip.held]).to.deep.equal([top, 'place']);
    }
  });

  it('sees what the wheel has scrolled when something is put in its place before the browser tells of it', async () => {
    const {view, grip} = await watch();
    view.dispatchEvent(wheel(-100));
    view.scrollTop = 500;
    grip.keep();
    expect([view.scrollTop, grip.held]).to.deep.equal([500, 'place']);
  });

  it('takes a view that what is in it carries along for one that nobody has scrolled', async () => {
    const {view, grip} = await watch();
    view.dispatchEvent(wheel(-100));
    await scroll(view, 600);
    for (const item of [...view.querySelectorAll('.item')].slice(6)) item.remove();
    expect(view.scrollTop).to.equal(500);
    grip.keep();
    expect(grip.held).to.equal('place');
  });
});
