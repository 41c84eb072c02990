import {expect, html} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {
  allParts,
  answerText,
  expectAccessible,
  findPart,
  getPart,
  mount,
  mountOpen,
  press,
  PuppetBackend,
  until,
  write,
} from './harness.js';

describe('the composer', () => {
  it('is a text field with a name and a placeholder that a page can set', async () => {
    const {element} = await mountOpen();
    const input = getPart<HTMLTextAreaElement>(element, 'composer-input');
    expect(input.getAttribute('aria-label')).to.equal('Your message');
    expect(input.placeholder).to.equal('Type your question');
    element.placeholder = 'Ask about stones';
    await element.updateComplete;
    expect(input.placeholder).to.equal('Ask about stones');
  });

  it('sends by Enter and breaks the line by Shift and Enter', async () => {
    const {element, backend} = await mountOpen();
    const input = getPart<HTMLTextAreaElement>(element, 'composer-input');
    input.focus();
    await sendKeys({type: 'One'});
    // Not every engine can hold a key down here: that the default stays is what breaks the line.
    expect(press(input, 'Enter', {shiftKey: true})).to.equal(true);
    expect(element.messages.length).to.equal(0);
    await sendKeys({press: 'Enter'});
    await until(() => backend.requests.length > 0);
    expect(element.messages[0]?.content).to.deep.equal([{text: 'One'}]);
    expect(input.value).to.equal('');
  });

  it('sends nothing by the Enter that ends the composition of a character', async () => {
    const {element} = await mountOpen();
    const input = write(element, 'にほんご');
    expect(press(input, 'Enter', {isComposing: true})).to.equal(true);
    expect(press(input, 'Enter', {keyCode: 229})).to.equal(true);
    expect([element.messages.length, input.value]).to.deep.equal([0, 'にほんご']);
    expect(press(input, 'Enter')).to.equal(false);
    expect(element.messages.length).to.equal(2);
  });

  it('sends by its button', async () => {
    const {element} = await mountOpen();
    write(element, 'Hello');
    getPart(element, 'send-button').click();
    expect(element.messages.length).to.equal(2);
    expect(element.shadowRoot?.activeElement).to.equal(getPart(element, 'composer-input'));
  });

  it('sends no empty message', async () => {
    const {element} = await mountOpen();
    press(write(element, ' \n '), 'Enter');
    getPart(element, 'send-button').click();
    expect(element.messages.length).to.equal(0);
  });

  it('lets what is sent while an answer grows wait for its end, and be taken back', async () => {
    const {element, backend} = await mountOpen();
    press(write(element, 'First'), 'Enter');
    await until(() => findPart(element, 'stop-button'));
    expect(findPart(element, 'send-button') === undefined).to.equal(true);
    const input = write(element, 'Second');
    await until(() => findPart(element, 'send-button'));
    press(input, 'Enter');
    press(write(element, 'Third'), 'Enter');
    await until(() => allParts(element, 'unqueue-button').length === 2);
    expect([input.value, element.messages.length]).to.deep.equal(['', 2]);
    await expectAccessible(element);
    allParts(element, 'unqueue-button')[0]?.click();
    await until(() => allParts(element, 'unqueue-button').length === 1);
    backend.end('Well');
    await until(() => backend.requests.length === 2);
    expect(backend.requests[1]?.messages.at(-1)?.content).to.deep.equal([{text: 'Third'}]);
    await until(() => !findPart(element, 'queue'));
  });

  it('grows with its text up to a limit, and shrinks again', async () => {
    const {element} = await mountOpen();
    const input = write(element, 'One');
    const oneLine = input.offsetHeight;
    write(element, 'One\nTwo\nThree');
    const threeLines = input.offsetHeight;
    write(element, 'Line\n'.repeat(60));
    const manyLines = input.offsetHeight;
    expect(threeLines).to.be.greaterThan(oneLine + 20);
    expect(manyLines).to.be.greaterThan(threeLines).and.lessThan(260);
    press(input, 'Enter');
    expect(input.offsetHeight).to.equal(oneLine);
    await until(() => answerText(element) !== undefined);
  });

  it('has letters that no phone zooms into, however small the chat is', async () => {
    const {element} = await mountOpen();
    element.style.setProperty('--outcrop-size', '12px');
    expect(getComputedStyle(getPart(element, 'composer-input')).fontSize).to.equal('16px');
  });

  it('takes a text from the page, also before the panel was ever opened', async () => {
    const element = await mount(html`<outcrop-chat history="off" .backend=${new PuppetBackend()}></outcrop-chat>`);
    element.prefill('How deep is the quarry?');
    const input = await until(() => findPart<HTMLTextAreaElement>(element, 'composer-input'));
    await until(() => input.value === 'How deep is the quarry?');
    expect([element.open, element.messages.length]).to.deep.equal([false, 0]);
    element.show();
    await until(() => element.shadowRoot?.activeElement === input);
    expect(input.offsetHeight).to.be.greaterThan(20);
  });

  it('takes the focus when somebody clicks beside the text', async () => {
    const {element} = await mountOpen();
    const input = getPart(element, 'composer-input');
    input.blur();
    input.parentElement?.click();
    expect(element.shadowRoot?.activeElement).to.equal(input);
  });
});
