import {expect, fixture, html} from '@open-wc/testing';
import {Place} from '../../../../src/ui/panel/reading/place.js';

const part = (height: number, top = 0) => {
  const element = document.createElement('p');
  element.style.cssText = `margin: 0; height: ${height}px`;
  element.style.marginTop = `${top}px`;
  return element;
};

/** A view of 100 pixels with three messages of ten parts, each part 50 pixels high. */
async function mountView() {
  const view = await fixture<HTMLElement>(html`<div><div class="thread"></div></div>`);
  view.style.cssText = 'height: 100px; overflow: auto; overflow-anchor: none';
  const messages = Array.from({length: 3}, () => {
    const item = document.createElement('div');
    item.className = 'item';
    const words = item.appendChild(document.createElement('div'));
    words.className = 'words';
    words.append(...Array.from({length: 10}, () => part(50)));
    return words;
  });
  view.querySelector('.thread')?.append(...messages.map((words) => words.parentElement ?? words));
  return {view, messages};
}

const partOf = (messages: readonly HTMLElement[], message: number, index: number) => {
  const found = messages[message]?.children[index];
  if (!(found instanceof HTMLElement)) throw new Error('There is no such part.');
  return found;
};

describe('the place of a reader', () => {
  it('is told by how far its words have moved', async () => {
    const {view, messages} = await mountView();
    view.scrollTop = 700;
    const place = new Place();
    place.take(view);
    expect(place.measure(view)).to.equal(0);
    partOf(messages, 0, 3).style.height = '80px';
    expect(place.measure(view)).to.equal(30);
    partOf(messages, 1, 2).style.height = '20px';
    expect(place.measure(view)).to.equal(0);
    view.scrollTop -= 40;
    expect(place.measure(view)).to.equal(40);
  });

  it('does not move with what grows below', async () => {
    const {view, messages} = await mountView();
    view.scrollTop = 700;
    const place = new Place();
    place.take(view);
    partOf(messages, 1, 6).style.height = '400px';
    partOf(messages, 2, 0).style.height = '400px';
    expect(place.measure(view)).to.equal(0);
  });

  it('is with the first words that begin in the view, since those above may be broken anew', async () => {
    const {view, messages} = await mountView();
    view.scrollTop = 720;
    const place = new Place();
    place.take(view);
    partOf(messages, 1, 4).style.height = '75px';
    expect(place.measure(view)).to.equal(25);
  });

  it('is with the words at the top of the view where nothing else begins soon', async () => {
    const {view, messages} = await mountView();
    partOf(messages, 1, 4).style.height = '400px';
    view.scrollTop = 800;
    const place = new Place();
    place.take(view);
    partOf(messages, 1, 4).style.height = '500px';
    expect(place.measure(view)).to.equal(0);
  });

  it('does not go with what stands below words that grow', async () => {
    const {view, messages} = await mountView();
    const last = partOf(messages, 2, 9);
    last.parentElement?.after(part(60));
    last.style.height = '400px';
    // The last words end in the view, and what follows them begins in its upper half.
    view.scrollTop = view.scrollHeight;
    const place = new Place();
    place.take(view);
    last.style.height = '600px';
    expect(place.measure(view)).to.equal(0);
  });

  it('stays with the message when its words are drawn anew', async () => {
    const {view, messages} = await mountView();
    view.scrollTop = 700;
    const place = new Place();
    place.take(view);
    messages[1]?.replaceChildren(part(500));
    expect(place.measure(view)).to.equal(0);
    partOf(messages, 0, 0).style.height = '60px';
    expect(place.measure(view)).to.equal(10);
  });

  it('is unknown before it was taken, in an empty view, and once its message is gone', async () => {
    const {view, messages} = await mountView();
    const place = new Place();
    expect(place.measure(view)).to.equal(undefined);
    view.scrollTop = 700;
    place.take(view);
    messages[1]?.parentElement?.remove();
    expect(place.measure(view)).to.equal(undefined);
    view.querySelector('.thread')?.replaceChildren();
    place.take(view);
    expect(place.measure(view)).to.equal(undefined);
  });
});
