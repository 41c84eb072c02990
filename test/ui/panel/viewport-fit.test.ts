import {expect} from '@open-wc/testing';
import {ViewportFit} from '../../../src/ui/panel/viewport-fit.js';
import {getPart, mountOpen} from '../harness.js';

/** A phone's viewport, of which a keyboard can take a part. */
class PhoneViewport extends EventTarget {
  height = 700;
  offsetTop = 0;
  scale = 1;

  change(change: Partial<Pick<PhoneViewport, 'height' | 'offsetTop' | 'scale'>>): void {
    Object.assign(this, change);
    this.dispatchEvent(new Event('resize'));
  }
}

describe('fitting the panel into what a keyboard leaves free', () => {
  it('follows the viewport, but not somebody who zooms in, and ends with the chat', async () => {
    const {element} = await mountOpen();
    const viewport = new PhoneViewport();
    const fit = new ViewportFit(element, viewport);
    const {style} = getPart(element, 'panel');
    const read = () => [style.getPropertyValue('--_free-top'), style.getPropertyValue('--_free-height')];
    fit.hostConnected();
    expect(read()).to.deep.equal(['0px', '700px']);
    viewport.change({height: 380, offsetTop: 40});
    expect(read()).to.deep.equal(['40px', '380px']);
    viewport.change({height: 200, scale: 2});
    expect(read()).to.deep.equal(['40px', '380px']);
    fit.hostDisconnected();
    viewport.change({height: 500, scale: 1});
    expect(read()).to.deep.equal(['40px', '380px']);
  });

  it('does without where there is no such viewport', async () => {
    const {element} = await mountOpen();
    expect(() => new ViewportFit(element, null).hostConnected()).to.not.throw();
  });
});
