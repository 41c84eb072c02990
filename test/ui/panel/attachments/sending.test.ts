import {expect} from '@open-wc/testing';
import type {ContentBlock} from '../../../../src/element.js';
import {allParts, drawn, findPart, getPart, mountOpen, press, until, write} from '../../harness.js';
import {document as report, drop, picture, slowFile, spoken, untilRead} from './files.js';

async function mountReady() {
  const mounted = await mountOpen();
  await until(() => findPart(mounted.element, 'attach-button'));
  return mounted;
}

const kindsOf = (content: readonly ContentBlock[] = []) => content.map((block) => Object.keys(block)[0]);

describe('sending what is attached', () => {
  it('goes with the words, above them', async () => {
    const {element, backend} = await mountReady();
    drop(element, picture(), report());
    await untilRead(element, 2);
    press(write(element, 'What is this?'), 'Enter');
    await until(() => backend.requests.length === 1);
    const content = backend.requests[0]?.messages[0]?.content;
    expect(kindsOf(content)).to.deep.equal(['image', 'document', 'text']);
    await until(() => !findPart(element, 'attachment'));
    expect(getPart<HTMLTextAreaElement>(element, 'composer-input').value).to.equal('');
  });

  it('goes without words, and by the button as well', async () => {
    const {element, backend} = await mountReady();
    const color = () => getComputedStyle(getPart(element, 'send-button')).backgroundColor;
    const before = color();
    drop(element, picture());
    await untilRead(element, 1);
    await until(() => color() !== before);
    getPart(element, 'send-button').click();
    await until(() => backend.requests.length === 1);
    expect(kindsOf(element.messages[0]?.content)).to.deep.equal(['image']);
  });

  it('leaves everything in its place when the page says no', async () => {
    const {element} = await mountReady();
    drop(element, picture());
    await untilRead(element, 1);
    let offered: readonly ContentBlock[] = [];
    element.addEventListener('outcrop-send', (event) => {
      offered = event.content;
      event.preventDefault();
    });
    const input = write(element, 'What is this?');
    press(input, 'Enter');
    await drawn(element);
    expect(kindsOf(offered)).to.deep.equal(['image', 'text']);
    expect([input.value, allParts(element, 'attachment').length, element.messages.length]).to.deep.equal([
      'What is this?',
      1,
      0,
    ]);
    expect(allParts(element, 'attachment')[0]?.querySelector('img')?.src).to.match(/^blob:/);
  });

  it('waits for what is still being read, and goes then by itself', async () => {
    const {element, backend} = await mountReady();
    const {file, release} = slowFile();
    drop(element, file);
    await until(() => findPart(element, 'attachment'));
    const input = write(element, 'What is this?');
    press(input, 'Enter');
    await until(() => spoken(element).includes('as soon as the files are read'));
    expect([input.value, element.messages.length]).to.deep.equal(['What is this?', 0]);
    release();
    await until(() => backend.requests.length === 1);
    expect(kindsOf(element.messages[0]?.content)).to.deep.equal(['document', 'text']);
    expect(input.value).to.equal('');
  });

  it('does not go by itself when the visitor has written on, or a file was refused', async () => {
    const {element} = await mountReady();
    const slow = slowFile();
    drop(element, slow.file);
    await until(() => findPart(element, 'attachment'));
    press(write(element, 'What is'), 'Enter');
    write(element, 'What is this?');
    slow.release();
    await untilRead(element, 1);
    const empty = slowFile('also slow.txt');
    drop(element, empty.file, report('empty.txt', ''));
    await until(() => allParts(element, 'attachment').length === 3);
    press(getPart(element, 'composer-input'), 'Enter');
    empty.release();
    await untilRead(element, 2);
    await drawn(element);
    expect(element.messages.length).to.equal(0);
  });

  it('lets files wait with their question while an answer grows', async () => {
    const {element, backend} = await mountReady();
    press(write(element, 'First'), 'Enter');
    await until(() => findPart(element, 'stop-button'));
    expect(findPart(element, 'send-button')).to.equal(undefined);
    drop(element, picture());
    await untilRead(element, 1);
    (await until(() => findPart(element, 'send-button'))).click();
    await until(() => findPart(element, 'unqueue-button'));
    expect(findPart(element, 'attachment')).to.equal(undefined);
    backend.end('Well');
    await until(() => backend.requests.length === 2);
    expect(kindsOf(backend.requests[1]?.messages.at(-1)?.content)).to.deep.equal(['image']);
  });

  it('gives words and files back when their question is taken back', async () => {
    const {element, backend} = await mountReady();
    press(write(element, 'First'), 'Enter');
    await until(() => findPart(element, 'stop-button'));
    drop(element, picture(), report('Stone report.pdf'));
    await untilRead(element, 2);
    const input = write(element, 'What is this?');
    press(input, 'Enter');
    const queue = await until(() => findPart(element, 'queue'));
    expect(queue.innerText).to.contain('Picture · Stone report · What is this?');
    write(element, 'And that?');
    getPart(element, 'unqueue-button').click();
    await untilRead(element, 2);
    expect([input.value, element.queue]).to.deep.equal(['What is this?\n\nAnd that?', []]);
    await until(() => element.shadowRoot?.querySelector<HTMLImageElement>('.attachment img')?.naturalWidth === 1);
    backend.end('Well');
    await until(() => element.status === 'idle');
    press(input, 'Enter');
    await until(() => backend.requests.length === 2);
    expect(kindsOf(backend.requests[1]?.messages.at(-1)?.content)).to.deep.equal(['image', 'document', 'text']);
  });

  it('keeps the files of a question that is asked in other words', async () => {
    const {element, backend} = await mountReady();
    drop(element, picture());
    await untilRead(element, 1);
    press(write(element, 'What is this?'), 'Enter');
    await until(() => backend.requests.length === 1);
    backend.end('A rock.');
    (await until(() => findPart(element, 'edit-button'))).click();
    const editor = await until(() => element.shadowRoot?.querySelector<HTMLTextAreaElement>('.edit textarea'));
    editor.value = 'Which rock?';
    editor.form?.requestSubmit();
    await until(() => backend.requests.length === 2);
    expect(kindsOf(backend.requests[1]?.messages[0]?.content)).to.have.members(['image', 'text']);
  });
});
