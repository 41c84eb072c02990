import {expect, fixture, html} from '@open-wc/testing';
import type {OutcropChat} from '../../../../src/element.js';
import {drawn, findPart, getPart, mount, PuppetBackend, until} from '../../harness.js';

const root = document.documentElement;
const marginEnd = () => getComputedStyle(root).marginInlineEnd;

/** A drawer with the width that it pushes by. */
async function mountDrawer(width = 200): Promise<OutcropChat> {
  const element = await mount(
    html`<outcrop-chat mode="side" side="push" history="off" .backend=${new PuppetBackend()}></outcrop-chat>`,
  );
  element.style.setProperty('--outcrop-width', `${width}px`);
  return element;
}

async function open(element: OutcropChat): Promise<void> {
  element.show();
  await until(() => findPart(element, 'resize-grip'));
  await drawn(element);
}

async function close(element: OutcropChat): Promise<void> {
  element.hide();
  await drawn(element);
  await until(() => root.getAnimations().length === 0);
}

/** The page has come to rest with this margin. */
function restsAt(margin: string): Promise<boolean> {
  return until(() => root.getAnimations().length === 0 && marginEnd() === margin);
}

describe('a drawer that pushes', () => {
  let before: string | null;

  beforeEach(() => {
    before = root.getAttribute('style');
  });
  afterEach(() => {
    if (before === null) root.removeAttribute('style');
    else root.setAttribute('style', before);
    root.dir = '';
  });

  it('has the page make room while it is open, and leaves no trace', async () => {
    expect(root.hasAttribute('style')).to.equal(false);
    const element = await mountDrawer();
    await open(element);
    await restsAt('200px');
    await close(element);
    await restsAt('0px');
    expect(root.hasAttribute('style')).to.equal(false);
  });

  it('covers without the attribute, in every other mode, and once the attribute goes', async () => {
    const element = await mountDrawer();
    element.side = 'cover';
    await open(element);
    expect(marginEnd()).to.equal('0px');
    element.side = 'push';
    await restsAt('200px');
    element.mode = 'bubble';
    await restsAt('0px');
    element.mode = 'side';
    await restsAt('200px');
    element.removeAttribute('side');
    await restsAt('0px');
    expect(root.hasAttribute('style')).to.equal(false);
  });

  it('adds to the margin that the page has, and gives back what it had said of it', async () => {
    root.style.setProperty('margin-inline-end', '10px', 'important');
    root.style.setProperty('color', 'rgb(1, 2, 3)');
    const said = root.getAttribute('style');
    const element = await mountDrawer();
    await open(element);
    await restsAt('210px');
    await close(element);
    await restsAt('10px');
    expect(root.style.getPropertyPriority('margin-inline-end')).to.equal('important');
    expect(root.getAttribute('style')?.split(';').toSorted()).to.deep.equal(said?.split(';').toSorted());
  });

  it('gives the room back when it leaves the document, and takes it again when it returns', async () => {
    const element = await mountDrawer();
    await open(element);
    await restsAt('200px');
    const parent = element.parentElement;
    element.remove();
    await restsAt('0px');
    expect(root.hasAttribute('style')).to.equal(false);
    parent?.append(element);
    await restsAt('200px');
    await close(element);
  });

  it('follows the size of the drawer at once, and gives the room back when it is hidden', async () => {
    const element = await mountDrawer();
    await open(element);
    await restsAt('200px');
    element.style.setProperty('--outcrop-width', '240px');
    await until(() => marginEnd() === '240px');
    expect(root.getAnimations()).to.deep.equal([]);
    element.hidden = true;
    await restsAt('0px');
    element.hidden = false;
    await restsAt('240px');
    await close(element);
  });

  it('lies over a page that would have too little left', async () => {
    const element = await mountDrawer(innerWidth - 479);
    await open(element);
    await drawn(element);
    expect(marginEnd()).to.equal('0px');
    element.style.setProperty('--outcrop-width', `${innerWidth - 480}px`);
    await restsAt(`${innerWidth - 480}px`);
    await close(element);
  });

  it('shares the room with another one, whichever is closed first', async () => {
    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      const drawers = [await mountDrawer(200), await mountDrawer(260)];
      for (const each of drawers) await open(each);
      await restsAt('260px');
      const [first, second] = order.map((index) => drawers[index]);
      if (!first || !second) throw new Error('There are two.');
      await close(first);
      await restsAt(first === drawers[0] ? '260px' : '200px');
      await close(second);
      await restsAt('0px');
      expect(root.hasAttribute('style')).to.equal(false);
    }
  });

  it('pushes from its own side, also on a page that is written the other way', async () => {
    const element = await mountDrawer();
    root.dir = 'rtl';
    await open(element);
    await until(() => getComputedStyle(root).marginLeft === '200px');
    expect(getPart(element, 'panel').getBoundingClientRect().left).to.be.below(1);
    element.dir = 'ltr';
    element.requestUpdate();
    await until(() => getComputedStyle(root).marginRight === '200px');
    expect(getComputedStyle(root).marginLeft).to.equal('0px');
    await close(element);
    await until(() => getComputedStyle(root).marginRight === '0px');
    expect(root.hasAttribute('style')).to.equal(false);
  });

  it('moves the page for a moment, unless the visitor wants nothing to move', async () => {
    const element = await mountDrawer();
    const box = await fixture(html`<div></div>`);
    box.append(element);
    element.show();
    const [animation] = await until(() => {
      const animations = root.getAnimations();
      return animations.length > 0 && animations;
    });
    expect(animation?.effect?.getTiming().duration).to.be.below(400);
    await restsAt('200px');
    await close(element);
    const {matchMedia} = globalThis;
    globalThis.matchMedia = (query) => matchMedia(query.replace('(prefers-reduced-motion: reduce)', 'all'));
    try {
      await open(element);
      await until(() => marginEnd() === '200px');
      expect(root.getAnimations()).to.deep.equal([]);
      await close(element);
    } finally {
      globalThis.matchMedia = matchMedia;
    }
  });
});
