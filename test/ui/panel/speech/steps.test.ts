import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {OutcropChat} from '../../../../src/element.js';
import {allParts, deepFocus, delta, drawn, findPart, getPart, mountOpen, press, until} from '../../harness.js';
import {hurry} from '../../hurry.js';

const end = {messageStop: {stopReason: 'end_turn'}};
const spoken = (element: OutcropChat) => element.shadowRoot?.querySelector('.announcer')?.textContent?.trim();
const textOf = (element: Element | null) => element?.textContent?.trim();

/** A conversation of two questions with their answers, the focus on its view. */
async function mountRead(first: string, second: string) {
  const {element, backend} = await mountOpen();
  for (const [index, answer] of [first, second].entries()) {
    void element.send(`Question ${index + 1}`);
    await until(() => backend.requests.length === index + 1);
    backend.end(delta(answer), end);
    const word = /\w+/.exec(answer)?.[0] ?? '';
    await until(
      () => element.status === 'idle' && spoken(element)?.includes(word) && spoken(element)?.endsWith('Done.'),
    );
  }
  await until(() => findPart(element, 'copy-button'));
  getPart(element, 'transcript').focus();
  return {element, messages: allParts(element, 'message')};
}

describe('the arrow keys in the conversation', () => {
  hurry(5);

  it('lead from message to message, and each is read aloud', async () => {
    const {element, messages} = await mountRead('First.', '## Second\n\n- one\n- two');
    const heard: (string | undefined)[] = [];
    for (let count = 0; count < 4; count += 1) {
      await sendKeys({press: 'ArrowUp'});
      await drawn(element);
      expect(deepFocus()).to.equal(messages[3 - count]);
      heard.push(spoken(element));
    }
    expect(heard).to.deep.equal(['Second\none\ntwo', 'Question 2', 'First.', 'Question 1']);
    await sendKeys({press: 'ArrowDown'});
    await drawn(element);
    expect([deepFocus(), spoken(element)]).to.deep.equal([messages[1], 'First.']);
    expect(getComputedStyle(messages[1] ?? element).outlineStyle).to.not.equal('none');
  });

  it('scroll first through a message that is longer than the view', async () => {
    const {element, messages} = await mountRead('First.', 'A long line.\n\n'.repeat(80));
    press(getPart(element, 'transcript'), 'ArrowUp');
    expect(deepFocus()).to.equal(messages[3]);
    const view = getPart(element, 'transcript');
    view.scrollTop = view.scrollHeight;
    expect(press(messages[3] ?? view, 'ArrowUp')).to.equal(true);
    expect(deepFocus()).to.equal(messages[3]);
    messages[3]?.scrollIntoView({block: 'start'});
    expect(press(messages[3] ?? view, 'ArrowUp')).to.equal(false);
    expect(deepFocus()).to.equal(messages[2]);
  });

  it('stay with what they belong to: keys that are held with others, fields and buttons', async () => {
    const {element, messages} = await mountRead('First.', 'Second.');
    const view = getPart(element, 'transcript');
    for (const target of [view, messages[1] ?? view]) {
      for (const held of ['altKey', 'ctrlKey', 'metaKey', 'shiftKey']) {
        expect(press(target, 'ArrowUp', {[held]: true})).to.equal(true);
      }
    }
    expect(press(getPart(element, 'copy-button'), 'ArrowUp')).to.equal(true);
    expect(press(messages[0] ?? view, 'ArrowUp')).to.equal(true);
    expect(deepFocus()).to.equal(view);
  });

  it('leave out buttons and what is folded away, and spell out no code', async () => {
    const {element} = await mountRead(
      'First.',
      'Run **this**:\n\n```sh\nnpm ci\nnpm test\n```\n\n| a | b |\n| - | - |\n| 1 | 2 |',
    );
    await until(() => getPart(element, 'transcript').querySelector('td'));
    await sendKeys({press: 'ArrowUp'});
    await drawn(element);
    expect(spoken(element)).to.equal('Run this:\n2 lines of code.\na\nb\n1\n2');
    expect(textOf(deepFocus())).to.contain('npm test');
  });
});
