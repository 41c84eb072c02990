import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {OutcropChat} from '../../../../src/element.js';
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
} from '../../harness.js';

/** A conversation of many messages; each twentieth speaks of something rare, in other words than one may search for. */
async function mountLong(count = 200) {
  const {element, backend} = await mountOpen();
  const nodes = Array.from({length: count}, (_, index) => ({
    message: {
      id: `m${index}`,
      role: index % 2 === 0 ? 'user' : 'assistant',
      status: 'complete',
      createdAt: 1_700_000_000_000 + index,
      blocks: [{block: {kind: 'text', index: 0, isDone: true, text: textOf(index)}}],
    },
    ...(index > 0 && {parentId: `m${index - 1}`}),
  }));
  const leafId = `m${count - 1}`;
  await element.importTranscript(
    JSON.stringify({format: 'outcrop-conversation', version: 1, title: 'x', leafId, nodes}),
  );
  await until(() => findItem(element, leafId));
  await until(() => getPart(element, 'transcript').scrollTop > 0);
  await untilStyled(element, '.jump');
  // What arrives late changes the height.
  await until(() => findPart(element, 'copy-button') && findItem(element, leafId)?.querySelector('.markdown'));
  await drawn(element);
  return {element, backend, view: getPart(element, 'transcript')};
}

function textOf(index: number): string {
  if (index % 20 === 1) return `Answer ${index} tells of a **Géode**, and of another *geode*.\n\nThat is all.`;
  return index % 2 === 0 ? `Question ${index}?` : `Answer ${index}.\n\n- One\n- Two\n\nAnd so on.`;
}

const untilStyled = (element: OutcropChat, selector: string) =>
  until(() =>
    element.shadowRoot?.adoptedStyleSheets.some(({cssRules}) =>
      [...cssRules].some(({cssText}) => cssText.startsWith(selector)),
    ),
  );

const findItem = (element: OutcropChat, id: string) =>
  element.shadowRoot?.querySelector<HTMLElement>(`.item[data-id="${id}"]`);

/** Opens the search by the menu. */
async function open(element: OutcropChat): Promise<HTMLInputElement> {
  getPart(element, 'menu-button').click();
  (await until(() => findPart(element, 'search-button'))).click();
  const field = await until(() => findPart<HTMLInputElement>(element, 'search-input'));
  await until(() => deepFocus() === field);
  return field;
}

async function search(element: OutcropChat, text: string, count: string): Promise<void> {
  const field = getPart<HTMLInputElement>(element, 'search-input');
  field.value = text;
  field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
  await untilCount(element, count);
}

const untilCount = (element: OutcropChat, count: string) =>
  until(() => getPart(element, 'search-count').textContent === count);

const marked = (name: 'found' | 'current') =>
  [...(CSS.highlights.get(`outcrop-${name}`) ?? [])].map((range) => (range as Range).toString());

function isInView(view: HTMLElement, box: DOMRect | undefined): boolean {
  if (!box) return false;
  const {top, bottom} = box;
  const frame = view.getBoundingClientRect();
  return top >= frame.top && bottom <= frame.bottom;
}

const current = () => [...(CSS.highlights.get('outcrop-current') ?? [])][0] as Range | undefined;
const currentBox = () => current()?.getBoundingClientRect();

const announced = (element: OutcropChat) => element.shadowRoot?.querySelector('.announcer')?.textContent ?? '';

describe('the search in a conversation', () => {
  // The server of the tests may take its time for the first one.
  before(() => import('../../../../src/ui/panel/search/index.js'));

  it('is offered by the menu where there is something to search in', async () => {
    const {element, backend} = await mountOpen();
    getPart(element, 'menu-button').click();
    await until(() => findPart(element, 'new-chat-button'));
    expect(findPart(element, 'search-button') === undefined).to.equal(true);
    getPart(element, 'menu-button').click();
    void element.send('What is granite?');
    await until(() => backend.requests.length === 1);
    backend.end('A rock.');
    await until(() => element.status === 'idle');
    const field = await open(element);
    expect([field.ariaLabel, getPart(element, 'search').role, findPart(element, 'conversations')]).to.deep.equal([
      'Search in this conversation',
      'search',
      undefined,
    ]);
    await search(element, 'ROCK', '1 of 1');
    expect(marked('current')).to.deep.equal(['rock']);
    await expectAccessible(element);
  });

  it('finds also what is not drawn, whatever its capitals and accents, and goes there', async () => {
    const {element, view} = await mountLong();
    expect(findItem(element, 'm1')).to.equal(null);
    await open(element);
    await search(element, 'GEODE', '20 of 20');
    await until(() => marked('current').join() === 'geode' && isInView(view, currentBox()));
    const field = getPart<HTMLInputElement>(element, 'search-input');
    press(field, 'Enter', {shiftKey: true});
    await untilCount(element, '19 of 20');
    await until(() => marked('current').join() === 'Géode');
    expect(findItem(element, 'm181')?.contains(current()?.startContainer ?? null)).to.equal(true);
    press(field, 'Enter');
    press(field, 'Enter');
    await untilCount(element, '1 of 20');
    await until(() => findItem(element, 'm1') && isInView(view, currentBox()));
    getPart(element, 'previous-match-button').click();
    await untilCount(element, '20 of 20');
    await until(() => findItem(element, 'm181') && isInView(view, currentBox()));
    getPart(element, 'next-match-button').click();
    await untilCount(element, '1 of 20');
  });

  it('stays where it has gone, while pages are drawn around it', async () => {
    const {element, view} = await mountLong();
    await open(element);
    await search(element, 'Answer 81 tells', '1 of 1');
    await until(() => findItem(element, 'm81') && isInView(view, currentBox()));
    for (let frame = 0; frame < 10; frame += 1) await drawn(element);
    expect(isInView(view, currentBox())).to.equal(true);
  });

  it('marks what it finds without changing the document', async () => {
    const {element} = await mountLong();
    const before = findItem(element, 'm181')?.innerHTML;
    await open(element);
    await search(element, 'geode', '20 of 20');
    await until(() => marked('current').length === 1);
    expect(marked('found')).to.include('geode');
    expect(findItem(element, 'm181')?.querySelector('.words')?.innerHTML).to.equal(
      new DOMParser().parseFromString(before ?? '', 'text/html').querySelector('.words')?.innerHTML,
    );
    await search(element, '', '');
    expect([marked('found'), marked('current')]).to.deep.equal([[], []]);
  });

  it('outlines the message where the words cannot be marked', async () => {
    const {element} = await mountLong();
    const known = Object.getOwnPropertyDescriptor(globalThis, 'Highlight');
    Object.defineProperty(globalThis, 'Highlight', {value: undefined, configurable: true});
    try {
      await open(element);
      await search(element, 'geode', '20 of 20');
      await until(() => findItem(element, 'm181')?.hasAttribute('data-found'));
      press(getPart(element, 'search-input'), 'Escape');
      await until(() => !findItem(element, 'm181')?.hasAttribute('data-found'));
    } finally {
      if (known) Object.defineProperty(globalThis, 'Highlight', known);
    }
  });

  it('says politely where one is, with the words around it', async () => {
    const {element} = await mountLong();
    await open(element);
    await search(element, 'another geode', '10 of 10');
    await until(() => announced(element).startsWith('10 of 10: '));
    expect(announced(element)).to.contain('and of another geode');
    await search(element, 'gneiss', 'Not found');
    await until(() => announced(element) === 'Not found');
  });

  it('goes back by Escape to where one was, and leaves the panel open', async () => {
    const {element, view} = await mountLong();
    const toEnd = () => view.scrollHeight - view.scrollTop - view.clientHeight;
    await until(() => toEnd() <= 1);
    const field = await open(element);
    await search(element, 'Answer 1 tells', '1 of 1');
    await until(() => findItem(element, 'm1'));
    expect(press(field, 'Escape')).to.equal(false);
    await until(() => !findPart(element, 'search') && findItem(element, 'm199'));
    await until(() => toEnd() <= 1);
    expect([element.open, marked('found'), marked('current')]).to.deep.equal([true, [], []]);
    await until(() => deepFocus() === getPart(element, 'composer-input'));
  });

  it('goes back into the middle of a conversation as well', async () => {
    const {element, view} = await mountLong();
    view.dispatchEvent(new WheelEvent('wheel', {deltaY: -900}));
    view.scrollTop -= 900;
    await drawn(element);
    const {top} = findItem(element, 'm181')?.getBoundingClientRect() ?? new DOMRect();
    const field = await open(element);
    await search(element, 'Answer 1 tells', '1 of 1');
    await until(() => findItem(element, 'm1'));
    press(field, 'Escape');
    await until(() => Math.abs((findItem(element, 'm181')?.getBoundingClientRect().top ?? 0) - top) <= 2);
  });

  it('stays at what it has found when it is closed by its button', async () => {
    const {element, view} = await mountLong();
    await open(element);
    await search(element, 'Answer 1 tells', '1 of 1');
    await until(() => findItem(element, 'm1'));
    getPart(element, 'close-search-button').click();
    await until(() => !findPart(element, 'search'));
    expect([deepFocus(), findItem(element, 'm1') !== null]).to.deep.equal([view, true]);
  });

  it('keeps its match while an answer grows, and ends with its conversation', async () => {
    const {element, backend} = await mountLong();
    await open(element);
    await search(element, 'Answer 1 tells', '1 of 1');
    void element.send('Another geode?');
    await until(() => backend.requests.length === 1);
    backend.say('Answer 1 tells nothing.');
    await untilCount(element, '1 of 2');
    backend.end('.');
    await until(() => element.status === 'idle');
    element.newConversation();
    await until(() => !findPart(element, 'search'));
  });

  it('leaves the keys of a composition alone', async () => {
    const {element} = await mountLong();
    const field = await open(element);
    await search(element, 'geode', '20 of 20');
    for (const options of [{isComposing: true}, {keyCode: 229}])
      for (const key of ['Enter', 'Escape']) expect(press(field, key, options)).to.equal(true);
    expect(getPart(element, 'search-count').textContent).to.equal('20 of 20');
    await sendKeys({press: 'Enter'});
    await untilCount(element, '1 of 20');
  });

  it('takes the keys of the browser’s own search only where the panel covers the page, and once', async () => {
    const {element} = await mountLong();
    const isApple = /mac|iphone|ipad/i.test(navigator.platform);
    const keys = {code: 'KeyF', ...(isApple ? {metaKey: true} : {ctrlKey: true})};
    const input = getPart(element, 'composer-input');
    expect(press(input, 'f', keys)).to.equal(true);
    const panel = getPart(element, 'panel');
    // As on a small screen.
    panel.ariaModal = 'true';
    expect(press(input, 'f', {...keys, shiftKey: true})).to.equal(true);
    expect(press(input, 'f', keys)).to.equal(false);
    const field = await until(() => findPart(element, 'search-input'));
    panel.ariaModal = 'true';
    expect(press(field, 'f', keys)).to.equal(true);
    expect(allParts(element, 'search').length).to.equal(1);
  });
});
