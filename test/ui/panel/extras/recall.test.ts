import {expect} from '@open-wc/testing';
import type {OutcropChat} from '../../../../src/element.js';
import {findPart, getPart, mountOpen, press, until, write, type PuppetBackend} from '../../harness.js';

async function mountAsked(...questions: readonly string[]) {
  const {element, backend} = await mountOpen();
  await until(() => findPart(element, 'attach-button'));
  for (const question of questions) await ask(element, backend, question);
  return getPart<HTMLTextAreaElement>(element, 'composer-input');
}

async function ask(element: OutcropChat, backend: PuppetBackend, question: string): Promise<void> {
  const before = backend.requests.length;
  press(write(element, question), 'Enter');
  await until(() => backend.requests.length > before);
  backend.end('Well.');
  await until(() => element.status === 'idle');
}

/** Presses an arrow; returns what stands in the field then, and whether the browser moves the caret. */
function go(input: HTMLTextAreaElement, arrow: 'Up' | 'Down', options: KeyboardEventInit = {}): readonly unknown[] {
  const isLeft = press(input, `Arrow${arrow}`, options);
  return [input.value, isLeft];
}

describe('the arrows in an empty text field', () => {
  it('bring older questions back, and newer ones, down to the empty field', async () => {
    const input = await mountAsked('One', 'Two', 'Two', 'Three');
    expect(go(input, 'Down')).to.deep.equal(['', true]);
    expect(go(input, 'Up')).to.deep.equal(['Three', false]);
    expect(input.selectionStart).to.equal(5);
    expect(go(input, 'Up')).to.deep.equal(['Two', false]);
    expect(go(input, 'Up')).to.deep.equal(['One', false]);
    expect(go(input, 'Up')).to.deep.equal(['One', true]);
    expect(go(input, 'Down')).to.deep.equal(['Two', false]);
    expect(go(input, 'Down')).to.deep.equal(['Three', false]);
    expect(go(input, 'Down')).to.deep.equal(['', false]);
  });

  it('leave alone what a visitor has written or changed', async () => {
    const input = await mountAsked('One');
    input.value = 'Mine';
    expect(go(input, 'Up')).to.deep.equal(['Mine', true]);
    input.value = '';
    go(input, 'Up');
    input.value = 'One more';
    expect([go(input, 'Up'), go(input, 'Down')]).to.deep.equal([
      ['One more', true],
      ['One more', true],
    ]);
  });

  it('move the caret within a text that was brought back, once it has left the end', async () => {
    const input = await mountAsked('One', 'First line\nsecond line');
    go(input, 'Up');
    input.setSelectionRange(14, 14);
    expect(go(input, 'Up')).to.deep.equal(['First line\nsecond line', true]);
    input.setSelectionRange(input.value.length, input.value.length);
    expect(go(input, 'Up')).to.deep.equal(['One', false]);
  });

  it('are left alone with another key, within the composition of a character, and before anything was asked', async () => {
    const input = await mountAsked('One');
    for (const key of ['shiftKey', 'ctrlKey', 'altKey', 'metaKey', 'isComposing'])
      expect(go(input, 'Up', {[key]: true})).to.deep.equal(['', true]);
    const fresh = await mountAsked();
    expect(go(fresh, 'Up')).to.deep.equal(['', true]);
  });

  it('bring back what can be sent again', async () => {
    const input = await mountAsked('One');
    go(input, 'Up');
    expect(press(input, 'Enter')).to.equal(false);
    await until(() => input.value === '');
  });
});
