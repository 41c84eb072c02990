import {expect} from '@open-wc/testing';
import {resetMouse, sendMouse} from '@web/test-runner-commands';
import type {OutcropChat} from '../../../../src/element.js';
import {expectAccessible, findPart, getPart, mountOpen, press, until} from '../../harness.js';

async function mountWithGrip(): Promise<{element: OutcropChat; grip: HTMLElement; size: () => readonly number[]}> {
  const {element} = await mountOpen();
  const grip = await until(() => findPart(element, 'resize-grip'));
  const size = () => {
    const {width, height} = getPart(element, 'panel').getBoundingClientRect();
    return [Math.round(width), Math.round(height)];
  };
  element.style.setProperty('--outcrop-width', '360px');
  element.style.setProperty('--outcrop-height', '400px');
  await until(() => size().join() === '360,400');
  return {element, grip, size};
}

describe('the grip of a popup', () => {
  it('is a button with a name, that arrow keys move', async () => {
    const {element, grip, size} = await mountWithGrip();
    expect(grip.ariaLabel).to.equal('Change the size');
    for (const key of ['ArrowLeft', 'ArrowUp', 'ArrowUp']) press(grip, key);
    expect(size()).to.deep.equal([376, 432]);
    for (const key of ['ArrowRight', 'ArrowDown']) press(grip, key);
    expect(size()).to.deep.equal([360, 416]);
    await expectAccessible(element);
  });

  it('follows the pointer, and lets go with it', async () => {
    const {grip, size} = await mountWithGrip();
    const {left, top} = grip.getBoundingClientRect();
    const [x, y] = [Math.round(left + 12), Math.round(top + 12)];
    try {
      await sendMouse({type: 'move', position: [x, y]});
      await sendMouse({type: 'down'});
      await sendMouse({type: 'move', position: [x - 40, y - 30]});
      await until(() => size().join() === '400,430');
      await sendMouse({type: 'up'});
      await sendMouse({type: 'move', position: [x + 20, y + 20]});
    } finally {
      await resetMouse();
    }
    expect(size()).to.deep.equal([400, 430]);
  });

  it('grows towards the start of a page that is written from right to left', async () => {
    const {element, grip, size} = await mountWithGrip();
    element.dir = 'rtl';
    await until(() => grip.getBoundingClientRect().right > getPart(element, 'panel').getBoundingClientRect().right - 8);
    press(grip, 'ArrowRight');
    expect(size()).to.deep.equal([376, 400]);
  });

  it('leaves a size that is of use, and gives the page’s own back at a double click', async () => {
    const {grip, size} = await mountWithGrip();
    for (let count = 0; count < 20; count += 1) for (const key of ['ArrowRight', 'ArrowDown']) press(grip, key);
    expect(size()).to.deep.equal([280, 320]);
    grip.dispatchEvent(new MouseEvent('dblclick'));
    expect(size()).to.deep.equal([360, 400]);
  });
});
