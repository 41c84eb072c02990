import {expect, fixture, html} from '@open-wc/testing';
import {Follow} from '../../../src/ui/panel/follow.js';
import {LazyPiece} from '../../../src/ui/panel/lazy-piece.js';
import type {PanelHost} from '../../../src/ui/panel/panel-host.js';
import type {Reading} from '../../../src/ui/panel/reading/index.js';

/** A view of 100 pixels whose piece never arrives, unless a test says so. */
async function mountView(follow?: PanelHost['follow']) {
  const root = await fixture<HTMLElement>(
    html`<div>
      <div class="transcript"><div></div></div>
    </div>`,
  );
  const view = root.querySelector<HTMLElement>('.transcript');
  const content = view?.firstElementChild;
  if (!view || !(content instanceof HTMLElement)) throw new Error('There is no view.');
  view.style.cssText = 'height: 100px; overflow: auto';
  let asked = 0;
  let arrive: (reading: Reading) => void = () => undefined;
  const piece = new LazyPiece<Reading>(
    () => {
      asked += 1;
      return new Promise((resolve) => (arrive = resolve));
    },
    () => undefined,
  );
  const host: Partial<PanelHost> = {renderRoot: root, follow};
  const controller = new Follow(host as PanelHost, piece);
  const draw = (height: number): void => {
    controller.hostUpdate();
    content.style.height = `${height}px`;
    controller.hostUpdated();
  };
  return {view, draw, countAsked: () => asked, arrive: (reading: Reading) => arrive(reading), piece};
}

const toEnd = ({scrollHeight, scrollTop, clientHeight}: HTMLElement) => scrollHeight - scrollTop - clientHeight;

describe('following before what lets somebody read is there', () => {
  it('keeps the end in view, through bursts as well', async () => {
    const {view, draw} = await mountView();
    for (const height of [50, 150, 160, 900, 901]) {
      draw(height);
      expect(toEnd(view)).to.equal(0);
    }
  });

  it('never moves where the page says so', async () => {
    const {view, draw} = await mountView('off');
    for (const height of [50, 150, 900]) draw(height);
    expect(view.scrollTop).to.equal(0);
  });

  it('leaves somebody alone who has scrolled up, until they are back', async () => {
    const {view, draw} = await mountView();
    draw(900);
    view.scrollTop = 300;
    draw(1000);
    expect(view.scrollTop).to.equal(300);
    view.scrollTop = 890;
    draw(1200);
    expect(toEnd(view)).to.equal(0);
  });

  it('goes on when something has grown that nobody drew, such as a picture', async () => {
    const {view, draw} = await mountView();
    draw(900);
    const {firstElementChild: content} = view;
    if (content instanceof HTMLElement) content.style.height = '1200px';
    draw(1210);
    expect(toEnd(view)).to.equal(0);
  });

  it('is not thrown off by an answer that becomes shorter', async () => {
    const {view, draw} = await mountView();
    for (const height of [900, 500, 950]) draw(height);
    expect(toEnd(view)).to.equal(0);
  });

  it('fetches it once there is more than fits, or when the page has a wish', async () => {
    const plain = await mountView();
    plain.draw(90);
    expect(plain.countAsked()).to.equal(0);
    plain.draw(110);
    expect(plain.countAsked()).to.equal(1);
    const pinned = await mountView('question');
    pinned.draw(10);
    expect(pinned.countAsked()).to.equal(1);
  });

  it('hands the view over as it stands, and leaves it alone from then on', async () => {
    const {view, draw, arrive, piece} = await mountView();
    draw(900);
    const taken: unknown[] = [];
    const reading: Partial<Reading> = {takeOver: (box, isAtEnd) => void taken.push(box, isAtEnd)};
    arrive(reading as Reading);
    await piece.load();
    view.scrollTop = 300;
    draw(1000);
    expect(taken).to.deep.equal([view, false]);
    view.scrollTop = 900;
    draw(1200);
    expect(view.scrollTop).to.equal(900);
    expect(taken.length).to.equal(2);
  });
});
