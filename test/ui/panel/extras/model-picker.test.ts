import {expect} from '@open-wc/testing';
import type {OutcropChat} from '../../../../src/element.js';
import {drawn, expectAccessible, findPart, getPart, mountOpen, press, until, write} from '../../harness.js';

const models = [
  {id: 'us.amazon.nova-lite-v1:0', label: 'Quick'},
  {id: 'us.anthropic.claude-sonnet-4-5-20250929-v1:0', label: 'Thorough'},
];

const picker = (element: OutcropChat) => until(() => findPart<HTMLSelectElement>(element, 'model-picker'));
const labels = ({options}: HTMLSelectElement) => Array.from(options, ({text}) => text);

function choose(select: HTMLSelectElement, id: string): void {
  select.value = id;
  select.dispatchEvent(new Event('change', {bubbles: true}));
}

describe('the models of a page', () => {
  it('can be chosen from; the first one answers where the page says nothing else', async () => {
    const {element, backend} = await mountOpen();
    element.models = models;
    const select = await picker(element);
    expect([labels(select), select.value, element.modelId]).to.deep.equal([
      ['Quick', 'Thorough'],
      models[0]?.id,
      models[0]?.id,
    ]);
    await expectAccessible(element);
    press(write(element, 'One'), 'Enter');
    await until(() => backend.requests.length === 1);
    choose(select, models[1]?.id ?? '');
    backend.end('Well.');
    await until(() => element.status === 'idle');
    press(write(element, 'Two'), 'Enter');
    await until(() => backend.requests.length === 2);
    expect(backend.requests.map(({modelId}) => modelId)).to.deep.equal(models.map(({id}) => id));
    expect(element.messages.length).to.equal(4);
  });

  it('show who answers, also when the page has not named it', async () => {
    const {element} = await mountOpen();
    element.modelId = models[1]?.id;
    element.models = models;
    const select = await picker(element);
    expect(select.value).to.equal(models[1]?.id);
    element.modelId = 'another-model';
    await element.updateComplete;
    expect([labels(select), select.value]).to.deep.equal([['another-model', 'Quick', 'Thorough'], 'another-model']);
  });

  it('decide what can be attached', async () => {
    const {element} = await mountOpen();
    element.models = [models[0], {id: 'us.amazon.nova-micro-v1:0', label: 'Text'}].filter(
      (model) => model !== undefined,
    );
    const select = await picker(element);
    await until(() => findPart(element, 'attach-button'));
    choose(select, 'us.amazon.nova-micro-v1:0');
    await until(() => !findPart(element, 'attach-button'));
  });

  it('leave the text a line of its own', async () => {
    const {element} = await mountOpen();
    const input = getPart(element, 'composer-input');
    const before = input.offsetWidth;
    element.models = models;
    const select = await picker(element);
    await until(() => input.offsetWidth > before);
    expect(select.getBoundingClientRect().top).to.be.at.least(input.getBoundingClientRect().bottom);
    expect(getPart(element, 'send-button').offsetTop).to.be.closeTo(select.offsetTop, 8);
  });

  it('are no choice where there is one, and may be anything', async () => {
    const {element} = await mountOpen();
    await until(() => findPart(element, 'attach-button'));
    for (const given of [models.slice(0, 1), 'Quick', [null, 1, {}], undefined]) {
      Object.assign(element, {models: given});
      await drawn(element);
      expect(findPart(element, 'model-picker')).to.equal(undefined);
    }
  });
});
