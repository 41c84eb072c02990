import {expect, fixture, html} from '@open-wc/testing';
import {Hand} from '../../../../src/ui/panel/reading/hand.js';
import {press, until} from '../../harness.js';

async function watch() {
  const heard: string[] = [];
  const hear = (what: string) => () => void heard.push(what);
  const hand = new Hand({
    onScroll: hear('scroll'),
    onInput: () => undefined,
    onEnd: hear('end'),
    onFind: hear('find'),
    onRest: hear('rest'),
  });
  const box = await fixture<HTMLElement>(html`<div tabindex="0"><textarea></textarea><button></button></div>`);
  hand.watch(box);
  const read = () => [hand.isScrolling, hand.isHolding];
  return {hand, box, heard, read};
}

const wheel = (deltaY: number, more: WheelEventInit = {}) => new WheelEvent('wheel', {deltaY, ...more});
const pointer = (type: string, buttons = 0) => new PointerEvent(type, {buttons, bubbles: true});

describe("the reader's hand", () => {
  it('rests at first', async () => {
    expect((await watch()).read()).to.deep.equal([false, false]);
  });

  it('scrolls by the wheel, and holds the box on the way up', async () => {
    const {box, read} = await watch();
    box.dispatchEvent(wheel(10));
    expect(read()).to.deep.equal([true, false]);
    box.dispatchEvent(wheel(-10));
    expect(read()).to.deep.equal([true, true]);
    box.dispatchEvent(wheel(10));
    expect(read()).to.deep.equal([true, false]);
  });

  it('neither scrolls sideways nor by zooming', async () => {
    const {box, read} = await watch();
    box.dispatchEvent(wheel(0, {deltaX: 50}));
    box.dispatchEvent(wheel(-50, {ctrlKey: true}));
    expect(read()).to.deep.equal([false, false]);
  });

  for (const [key, shiftKey, isUp] of [
    ['ArrowUp', false, true],
    ['PageUp', false, true],
    ['Home', false, true],
    [' ', true, true],
    [' ', false, false],
    ['ArrowDown', false, false],
    ['PageDown', false, false],
    ['End', false, false],
  ] as const) {
    it(`scrolls ${isUp ? 'up' : 'down'} by the key "${key}"${shiftKey ? ' with shift' : ''}`, async () => {
      const {box, read, heard} = await watch();
      press(box, key, {shiftKey});
      expect(read()).to.deep.equal([true, isUp]);
      expect(heard).to.deep.equal(key === 'End' ? ['end'] : []);
    });
  }

  it('does not scroll by letters, nor by keys in a field', async () => {
    const {box, read, heard} = await watch();
    press(box, 'a');
    const field = box.querySelector('textarea');
    for (const key of ['ArrowUp', 'End', ' ']) press(field ?? box, key);
    expect(read()).to.deep.equal([false, false]);
    expect(heard).to.deep.equal([]);
  });

  it('may scroll when the focus moves', async () => {
    const {box, read} = await watch();
    box.querySelector('button')?.dispatchEvent(new FocusEvent('focusin', {bubbles: true}));
    expect(read()).to.deep.equal([true, false]);
  });

  it('holds what a pointer is down on, until it is up', async () => {
    const {box, read, heard} = await watch();
    box.dispatchEvent(pointer('pointerdown', 1));
    expect(read()).to.deep.equal([true, true]);
    window.dispatchEvent(pointer('pointermove', 1));
    expect(read()).to.deep.equal([true, true]);
    window.dispatchEvent(pointer('pointerup'));
    expect(read()).to.deep.equal([true, false]);
    await until(() => heard.includes('rest'));
  });

  it('may scroll long after the wheel, on a device that has much to do, and not long after it has', async () => {
    const {hand, box, read, heard} = await watch();
    box.dispatchEvent(wheel(-10));
    await until(() => heard.includes('rest'));
    expect(read()).to.deep.equal([true, false]);
    hand.extend();
    await until(() => !hand.isScrolling);
    expect(read()).to.deep.equal([false, false]);
  });

  it('lets go when a pointer moves that is not down any more', async () => {
    const {box, read} = await watch();
    box.dispatchEvent(pointer('pointerdown', 1));
    window.dispatchEvent(pointer('pointermove', 0));
    expect(read()).to.deep.equal([true, false]);
  });

  it('hears that the search of the browser is opened', async () => {
    const {heard} = await watch();
    press(document.body, 'f', {ctrlKey: true});
    press(document.body, 'G', {metaKey: true});
    press(document.body, 'F3');
    press(document.body, 'f');
    expect(heard).to.deep.equal(['find', 'find', 'find']);
  });

  it('is not watched any more once it is released, or watches another box', async () => {
    const {hand, box, read, heard} = await watch();
    hand.watch(await fixture<HTMLElement>(html`<div></div>`));
    box.dispatchEvent(wheel(-10));
    expect(read()).to.deep.equal([false, false]);
    hand.release();
    press(document.body, 'F3');
    expect(heard).to.deep.equal([]);
  });
});
