import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {OutcropChat} from '../../../../src/element.js';
import {allParts, deepFocus, drawn, expectAccessible, findPart, getPart, press, until} from '../../harness.js';
import {mountWith, open, prompts, shown, type} from './mount-commands.js';

const chosen = (element: OutcropChat) => {
  const id = getPart(element, 'composer-input').getAttribute('aria-activedescendant');
  return id === null ? undefined : element.shadowRoot?.getElementById(id)?.querySelector('.command-name')?.textContent;
};

const announced = (element: OutcropChat) => element.shadowRoot?.querySelector('.announcer')?.textContent;

describe('the list of commands', () => {
  it('opens with a slash that somebody types, and is accessible', async () => {
    const {element, input} = await mountWith(prompts);
    input.focus();
    await sendKeys({type: '/'});
    const list = await until(() => findPart(element, 'commands'));
    await element.updateComplete;
    expect(shown(element)).to.deep.equal(['/help What this chat can do', '/hours', '/sum Sums up the conversation']);
    expect([list.role, list.ariaLabel, input.getAttribute('aria-controls')]).to.deep.equal([
      'listbox',
      'Commands',
      list.id,
    ]);
    expect(chosen(element)).to.equal('/help');
    await until(() => announced(element) === '3 commands');
    expect(allParts(element, 'command').map(({ariaSelected}) => ariaSelected)).to.deep.equal([
      'true',
      'false',
      'false',
    ]);
    await expectAccessible(element);
  });

  it('follows what is typed, and says how many are left', async () => {
    const {element} = await mountWith(prompts);
    await open(element);
    type(element, '/h');
    await until(() => shown(element).length === 2);
    await until(() => announced(element) === '2 commands');
    type(element, '/ho');
    await until(() => shown(element).length === 1);
    expect(chosen(element)).to.equal('/hours');
    await until(() => announced(element) === '1 command');
    type(element, '/hox');
    await until(() => !findPart(element, 'commands'));
    const input = type(element, '/ho', {inputType: 'deleteContentBackward'});
    await until(() => findPart(element, 'commands'));
    type(element, '');
    await until(() => !findPart(element, 'commands'));
    expect([input.hasAttribute('aria-controls'), input.hasAttribute('aria-activedescendant')]).to.deep.equal([
      false,
      false,
    ]);
  });

  it('goes round by the arrows, without those bringing a question back', async () => {
    const {element, input} = await mountWith(prompts);
    await open(element);
    for (const [key, name] of [
      ['ArrowDown', '/hours'],
      ['ArrowDown', '/sum'],
      ['ArrowDown', '/help'],
      ['ArrowUp', '/sum'],
    ] as const) {
      expect(press(input, key)).to.equal(false);
      await until(() => chosen(element) === name);
    }
    expect(input.value).to.equal('/');
  });

  it('puts a prompt into the text field by Enter, by Tab and by a click, and sends nothing', async () => {
    const {element} = await mountWith(prompts);
    for (const choose of [
      (input: HTMLElement) => press(input, 'Enter'),
      (input: HTMLElement) => press(input, 'Tab'),
      () => allParts(element, 'command')[0]?.click(),
    ]) {
      const input = await open(element);
      choose(input);
      expect(input.value).to.equal('What can you do?');
      await until(() => !findPart(element, 'commands'));
    }
    expect(element.messages.length).to.equal(0);
  });

  it('keeps the focus in the text field when somebody points at it', async () => {
    const {element, input} = await mountWith(prompts);
    input.focus();
    await open(element);
    const option = allParts(element, 'command')[2];
    const event = new MouseEvent('mousedown', {bubbles: true, composed: true, cancelable: true});
    expect(option?.dispatchEvent(event)).to.equal(false);
    option?.dispatchEvent(new PointerEvent('pointermove', {bubbles: true}));
    await until(() => chosen(element) === '/sum');
    expect(deepFocus()).to.equal(input);
  });

  it('closes by Escape, with the text and the panel as they are, and opens with the next letter', async () => {
    const {element} = await mountWith(prompts);
    const input = await open(element, '/h');
    expect(press(input, 'Escape')).to.equal(false);
    await until(() => !findPart(element, 'commands'));
    expect([input.value, element.open]).to.deep.equal(['/h', true]);
    press(input, 'Escape');
    expect(element.open).to.equal(false);
    element.show();
    await open(element, '/he');
  });

  it('closes when the focus goes elsewhere, and when there are no commands any more', async () => {
    const {element, input} = await mountWith(prompts);
    input.focus();
    await open(element);
    input.blur();
    await until(() => !findPart(element, 'commands'));
    element.commands = undefined;
    await until(() => !input.hasAttribute('aria-autocomplete'));
  });

  it('stays away from what is pasted, dropped, brought back or written by the page', async () => {
    const {element} = await mountWith(prompts);
    for (const inputType of ['insertFromPaste', 'insertFromDrop', 'historyUndo', '']) type(element, '/', {inputType});
    element.prefill('/');
    await drawn(element);
    expect(findPart(element, 'commands') === undefined).to.equal(true);
  });

  it('waits for the end of the composition of a character, and leaves its keys alone', async () => {
    const {element} = await mountWith([{name: 'ヘルプ', prompt: '何ができますか。'}, ...prompts]);
    const input = type(element, '／へ', {inputType: 'insertCompositionText', isComposing: true});
    await drawn(element);
    expect(findPart(element, 'commands') === undefined).to.equal(true);
    input.value = '／ヘ';
    input.dispatchEvent(new CompositionEvent('compositionend'));
    await until(() => findPart(element, 'commands'));
    expect(shown(element)).to.deep.equal(['/ヘルプ']);
    for (const options of [{isComposing: true}, {keyCode: 229}]) {
      expect(press(input, 'Enter', options)).to.equal(true);
      expect(press(input, 'ArrowDown', options)).to.equal(true);
    }
    expect(input.value).to.equal('／ヘ');
  });

  it('follows the words that a phone composes, once it is open', async () => {
    const {element} = await mountWith(prompts);
    const input = await open(element);
    type(element, '/ho', {inputType: 'insertCompositionText', isComposing: true});
    await until(() => shown(element).join() === '/hours');
    expect(press(input, 'Enter', {keyCode: 229})).to.equal(true);
    type(element, '/hox', {inputType: 'insertCompositionText', isComposing: true});
    await until(() => !findPart(element, 'commands'));
  });

  it('is there for the name alone: not within a text, nor before the end of it', async () => {
    const {element} = await mountWith(prompts);
    for (const text of ['Either/', '/help me', '/usr/']) type(element, text);
    const input = getPart<HTMLTextAreaElement>(element, 'composer-input');
    input.value = '/he';
    input.setSelectionRange(0, 0);
    input.dispatchEvent(new InputEvent('input', {inputType: 'insertText'}));
    await drawn(element);
    expect(findPart(element, 'commands') === undefined).to.equal(true);
  });

  it('scrolls when it is long, has room for fingers, and moves nothing', async () => {
    const many = Array.from({length: 60}, (_, index) => ({name: `command-${index}`, prompt: `${index}`}));
    const {element, input} = await mountWith(many);
    const before = getPart(element, 'transcript').getBoundingClientRect();
    await open(element);
    const list = getPart(element, 'commands');
    expect(list.scrollHeight).to.be.greaterThan(list.clientHeight + 100);
    expect(list.getBoundingClientRect().top).to.be.at.least(getPart(element, 'transcript').getBoundingClientRect().top);
    expect(getPart(element, 'transcript').getBoundingClientRect()).to.deep.equal(before);
    press(input, 'ArrowUp');
    await until(() => chosen(element) === '/command-59');
    const last = allParts(element, 'command').at(-1)?.getBoundingClientRect();
    const {top, bottom} = list.getBoundingClientRect();
    expect(last?.bottom).to.be.at.most(bottom);
    expect(last?.top).to.be.at.least(top);
    for (const option of allParts(element, 'command')) expect(option.offsetHeight).to.be.at.least(24);
  });
});
