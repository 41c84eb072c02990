import {expect} from '@open-wc/testing';
import type {OutcropChat, People} from '../../../../src/element.js';
import {readInitials} from '../../../../src/ui/panel/people/initials.js';
import {readPictureAddress} from '../../../../src/ui/panel/people/picture-address.js';
import {
  allParts,
  drawn,
  expectAccessible,
  findPart,
  getPart,
  mountOpen,
  until,
  type PuppetBackend,
} from '../../harness.js';

const dot = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

async function ask(element: OutcropChat, backend: PuppetBackend, question: string): Promise<void> {
  const before = backend.requests.length;
  void element.send(question);
  await until(() => backend.requests.length > before);
  backend.end('A rock.');
  await until(() => element.status === 'idle');
}

async function mountWith(people: unknown) {
  const mounted = await mountOpen();
  Object.assign(mounted.element, {people});
  await ask(mounted.element, mounted.backend, 'What is granite?');
  await drawn(mounted.element);
  return mounted;
}

const names = (element: OutcropChat) => allParts(element, 'name').map(({innerText}) => innerText);
const labels = (element: OutcropChat) => allParts(element, 'message').map(({ariaLabel}) => ariaLabel);

describe('initials', () => {
  it('are the first letters of the first and the last word, as their language sees letters', () => {
    const all = ['Ann Smith', 'flint', ' Anna Maria  de la Cruz ', '山田太郎', '👩🏽‍💻 bot', 'नमस्ते', 'e\u0301lan', ''];
    expect(all.map((name) => readInitials(name, 'en'))).to.deep.equal([
      'AS',
      'F',
      'AC',
      '山',
      '👩🏽‍💻B',
      'न',
      'E\u0301',
      '',
    ]);
    expect(readInitials('istanbul', 'tr')).to.equal('İ');
  });
});

describe('the address of a picture', () => {
  const base = 'http://shop.example:8080/help/';
  it('may be of the page’s own origin, over https, or hold the picture', () => {
    expect(
      ['a.png', '/a.png', 'https://cdn.example/a.png', dot].map((address) => readPictureAddress(address, base)),
    ).to.deep.equal([
      'http://shop.example:8080/help/a.png',
      'http://shop.example:8080/a.png',
      'https://cdn.example/a.png',
      dot,
    ]);
  });

  it('may be nothing else', () => {
    for (const address of [
      'http://other.example/a.png',
      'http://shop.example/a.png',
      'javascript:alert(1)',
      'data:text/html,<script>alert(1)</script>',
      'file:///etc/passwd',
      'https://ann:secret@cdn.example/a.png',
      `data:image/png;base64,${'A'.repeat(200_001)}`,
      '',
      ' ',
      'https://',
      undefined,
      42,
      {},
    ])
      expect(readPictureAddress(address, base), String(address)).to.equal(undefined);
  });
});

describe('people', () => {
  it('have no names and no pictures, unless the page has given them some', async () => {
    const {element} = await mountWith(undefined);
    expect([findPart(element, 'who'), labels(element)]).to.deep.equal([undefined, ['You', 'Answer']]);
  });

  it('are named above what they say, and to screen readers in place of “You” and “Answer”', async () => {
    const people: People = {assistant: {name: 'Flint', avatar: dot}, user: {name: 'Ann Smith'}};
    const {element} = await mountWith(people);
    await until(() => names(element).length === 2);
    expect([names(element), labels(element)]).to.deep.equal([
      ['Ann Smith', 'Flint'],
      ['Ann Smith', 'Flint'],
    ]);
    for (const line of allParts(element, 'who')) expect(line.ariaHidden).to.equal('true');
    const image = getPart(element, 'avatar').querySelector('img');
    expect([image?.alt, image?.referrerPolicy, image?.src]).to.deep.equal(['', 'no-referrer', dot]);
    await expectAccessible(element);
    element.people = {assistant: {name: 'Basalt'}};
    await until(() => names(element).join() === 'Basalt');
    expect([labels(element), findPart(element, 'avatar')]).to.deep.equal([['You', 'Basalt'], undefined]);
  });

  it('are told by an attribute as well', async () => {
    const {element, backend} = await mountOpen();
    element.setAttribute('people', '{"assistant": {"name": "Flint"}}');
    await ask(element, backend, 'Hello');
    await until(() => names(element).join() === 'Flint');
    element.setAttribute('people', '{broken');
    await until(() => names(element).length === 0);
    expect(labels(element)).to.deep.equal(['You', 'Answer']);
  });

  it('have their place before anything that draws them has arrived', async () => {
    const {element, backend} = await mountOpen();
    Object.assign(element, {people: {assistant: {name: 'Flint', avatar: dot}}});
    const heights = new Set<number>();
    void element.send('Hello');
    await until(() => backend.requests.length === 1);
    const line = await until(() => findPart(element, 'who'));
    heights.add(line.offsetHeight);
    await until(() => names(element).length === 1);
    heights.add(line.offsetHeight);
    await until(() => getPart(element, 'avatar').querySelector('img')?.complete);
    heights.add(line.offsetHeight);
    expect([...heights]).to.deep.equal([30]);
    backend.end('A rock.');
  });

  it('have letters in place of a picture that does not come, or must not', async () => {
    const {element} = await mountWith({assistant: {name: 'Flint Stone', avatar: '/no-such-picture.png'}});
    const broken = await until(() => findPart(element, 'avatar')?.matches('.broken') && getPart(element, 'avatar'));
    expect([broken.innerText.trim(), broken.querySelector('img')?.checkVisibility()]).to.deep.equal(['FS', false]);
    const {width, height} = broken.getBoundingClientRect();
    expect([width, height]).to.deep.equal([24, 24]);
    element.people = {assistant: {avatar: 'javascript:alert(1)'}, user: {avatar: 'http://other.example/a.png'}};
    await until(() => allParts(element, 'avatar').length === 2);
    expect(
      allParts(element, 'avatar').map((avatar) => [avatar.innerText.trim(), avatar.querySelector('img')]),
    ).to.deep.equal([
      ['Y', null],
      ['A', null],
    ]);
    element.people = {assistant: {name: 'Flint', avatar: dot}};
    await until(() => names(element).join() === 'Flint' && !getPart(element, 'avatar').matches('.broken'));
    expect(getPart(element, 'avatar').innerText.trim()).to.equal('');
  });

  it('may be anything, and break nothing', async () => {
    const {element} = await mountWith('Flint');
    for (const people of [42, {assistant: 'Flint'}, {assistant: {name: 42, avatar: {}}}, {user: null}, []]) {
      Object.assign(element, {people});
      await drawn(element);
      expect(allParts(element, 'message').length).to.equal(2);
    }
  });

  it('have long names that stay in their line', async () => {
    const {element} = await mountWith({assistant: {name: 'Flint '.repeat(60), avatar: dot}});
    await until(() => names(element).length === 1);
    const line = getPart(element, 'who');
    expect([line.offsetHeight, line.scrollWidth <= line.clientWidth]).to.deep.equal([30, true]);
  });
});
