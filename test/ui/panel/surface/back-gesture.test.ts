import {expect} from '@open-wc/testing';
import type {PanelHost} from '../../../../src/ui/panel/panel-host.js';
import {BackGesture, type Watcher} from '../../../../src/ui/panel/surface/back-gesture.js';

/** A panel that covers the page, or not. */
function createHost() {
  const root = document.createElement('div');
  const panel = root.appendChild(document.createElement('div'));
  panel.className = 'panel';
  let hidden = 0;
  const host = {renderRoot: root, hide: () => (hidden += 1)} as unknown as PanelHost;
  return {host, cover: (isModal: boolean) => panel.toggleAttribute('aria-modal', isModal), hidden: () => hidden};
}

describe('the way back on a phone', () => {
  let watchers: (Watcher & {isDestroyed: boolean})[];
  const create = () => {
    const watcher = {onclose: null, isDestroyed: false, destroy: () => (watcher.isDestroyed = true)};
    watchers.push(watcher);
    return watcher;
  };
  beforeEach(() => (watchers = []));

  it('closes a panel that covers the page, once', () => {
    const {host, cover, hidden} = createHost();
    const gesture = new BackGesture(host, create);
    cover(true);
    gesture.hostUpdated();
    gesture.hostUpdated();
    expect(watchers).to.have.length(1);
    watchers[0]?.onclose?.();
    expect(hidden()).to.equal(1);
    cover(false);
    gesture.hostUpdated();
    expect(watchers[0]?.isDestroyed).to.equal(false, 'it ended by itself');
    cover(true);
    gesture.hostUpdated();
    expect(watchers).to.have.length(2);
  });

  it('is the page’s own beside a panel that leaves room, and once it is gone', () => {
    const {host, cover} = createHost();
    const gesture = new BackGesture(host, create);
    gesture.hostUpdated();
    expect(watchers).to.have.length(0);
    cover(true);
    gesture.hostUpdated();
    cover(false);
    gesture.hostUpdated();
    expect(watchers[0]?.isDestroyed).to.equal(true);
    cover(true);
    gesture.hostUpdated();
    gesture.hostDisconnected();
    expect(watchers[1]?.isDestroyed).to.equal(true);
  });

  it('is left alone by browsers that do not tell of it', () => {
    const {host, cover} = createHost();
    cover(true);
    const gesture = new BackGesture(host, () => undefined);
    gesture.hostUpdated();
    gesture.hostDisconnected();
  });
});
