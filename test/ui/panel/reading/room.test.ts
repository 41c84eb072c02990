import {expect, fixture, html} from '@open-wc/testing';
import {measureEnd, measureQuestion, Room} from '../../../../src/ui/panel/reading/room.js';

/** A view of 200 pixels: an item of 300, a question of 40, an answer. Paddings are 10, gaps 5. */
async function mountView(questionHeight = 40, answerHeight = 60) {
  const view = await fixture<HTMLElement>(html`<div><div class="thread"></div></div>`);
  const thread = view.querySelector<HTMLElement>('.thread');
  if (!thread) throw new Error('There is no thread.');
  view.style.cssText = 'height: 200px; overflow: auto; overflow-anchor: none';
  thread.style.cssText =
    'display: flex; flex-direction: column; gap: 5px; padding: 10px 10px calc(10px + var(--_room, 0px)); min-height: 100%; box-sizing: border-box';
  const [, , answer] = [300, questionHeight, answerHeight].map((height, index) => {
    const item = thread.appendChild(document.createElement('div'));
    item.className = index === 1 ? 'item user-item' : 'item';
    item.style.cssText = `height: ${height}px; flex: none`;
    return item;
  });
  if (!answer) throw new Error('There is no answer.');
  return {view, answer};
}

describe('the room below a question', () => {
  it('lets the question stand at the top of the view, to the pixel', async () => {
    const {view} = await mountView();
    const top = measureQuestion(view) ?? 0;
    expect(top).to.equal(310);
    new Room().fit(view, top);
    expect(view.scrollHeight - view.clientHeight).to.equal(top);
    // The room is no part of the conversation.
    expect(measureEnd(view)).to.equal(430);
  });

  it('becomes less as the answer grows, and nothing once that is long enough', async () => {
    const {view, answer} = await mountView();
    const room = new Room();
    const ends = [60, 100, 150, 250].map((height) => {
      answer.style.height = `${height}px`;
      room.fit(view, measureQuestion(view) ?? 0);
      return view.scrollHeight - view.clientHeight;
    });
    expect(ends).to.deep.equal([310, 310, 320, 420]);
    expect(view.style.getPropertyValue('--_room')).to.equal('0px');
  });

  it('is given back where it lies below the view, without a jump', async () => {
    const {view} = await mountView();
    const room = new Room();
    room.fit(view, 310);
    view.scrollTop = 310;
    view.scrollTop -= 50;
    room.shrink(view);
    expect([view.scrollTop, view.scrollHeight - view.clientHeight]).to.deep.equal([260, 260]);
    view.scrollTop = 100;
    room.shrink(view);
    expect([view.scrollTop, view.scrollHeight]).to.deep.equal([100, 430]);
    // What was given back does not come back by itself.
    view.scrollTop = 230;
    room.shrink(view);
    expect(view.scrollHeight).to.equal(430);
  });

  it('shows the end of a question that is higher than half the view', async () => {
    const {view} = await mountView(500);
    expect(measureQuestion(view)).to.equal(310 + 400);
  });

  it('is not asked for where there is no question', async () => {
    const {view} = await mountView();
    view.querySelector('.user-item')?.remove();
    expect(measureQuestion(view)).to.equal(undefined);
    view.querySelector('.thread')?.replaceChildren();
    expect(measureEnd(view)).to.equal(0);
  });
});
