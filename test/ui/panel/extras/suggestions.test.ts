import {expect} from '@open-wc/testing';
import {
  allParts,
  deepFocus,
  drawn,
  expectAccessible,
  findPart,
  getPart,
  mountOpen,
  press,
  until,
  write,
} from '../../harness.js';

const texts = ['What is granite?', 'What is basalt?', 'What is granite?', ''];

async function mountWith(suggestions: unknown) {
  const mounted = await mountOpen();
  Object.assign(mounted.element, {suggestions});
  return mounted;
}

describe('the suggestions of a page', () => {
  it('stand in an empty conversation, each once', async () => {
    const {element} = await mountWith(texts);
    await until(() => findPart(element, 'suggestion'));
    expect(allParts(element, 'suggestion').map((button) => button.innerText)).to.deep.equal([
      'What is granite?',
      'What is basalt?',
    ]);
    await expectAccessible(element);
  });

  it('are asked by a click, with the focus where the visitor writes, and nothing lost that is written there', async () => {
    const {element, backend} = await mountWith(texts);
    await until(() => findPart(element, 'suggestion'));
    const input = write(element, 'Half a');
    allParts(element, 'suggestion')[1]?.click();
    await until(() => backend.requests.length === 1);
    expect(backend.requests[0]?.messages[0]?.content).to.deep.equal([{text: 'What is basalt?'}]);
    await until(() => deepFocus() === input && !findPart(element, 'suggestion'));
    expect(input.value).to.equal('Half a');
  });

  it('stand below an answer that is whole, without those that were asked, and change with the property', async () => {
    const {element, backend} = await mountWith(texts);
    press(write(element, 'What is granite?'), 'Enter');
    await until(() => backend.requests.length === 1);
    backend.say('A rock');
    await until(() => findPart(element, 'message-assistant')?.innerText.includes('A rock'));
    expect(findPart(element, 'suggestion')).to.equal(undefined);
    backend.end('.');
    await until(() => allParts(element, 'suggestion').length === 1);
    expect(getPart(element, 'suggestion').innerText).to.equal('What is basalt?');
    const answer = getPart(element, 'message-assistant').getBoundingClientRect();
    expect(getPart(element, 'suggestion').getBoundingClientRect().top).to.be.at.least(answer.bottom);
    element.suggestions = ['And marble?'];
    await until(() => getPart(element, 'suggestion').innerText === 'And marble?');
  });

  it('go through the event that a page can say no to', async () => {
    const {element} = await mountWith(texts);
    element.addEventListener('outcrop-send', (event) => event.preventDefault());
    (await until(() => findPart(element, 'suggestion'))).click();
    await drawn(element);
    expect([element.messages.length, allParts(element, 'suggestion').length]).to.deep.equal([0, 2]);
  });

  it('may be anything, and break nothing', async () => {
    const {element} = await mountWith('What is granite?');
    await drawn(element);
    Object.assign(element, {suggestions: [1, null, {text: 'x'}, 'What is granite?']});
    await until(() => allParts(element, 'suggestion').length === 1);
    Object.assign(element, {suggestions: undefined});
    await until(() => allParts(element, 'suggestion').length === 0);
  });
});
