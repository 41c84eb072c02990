import {expect} from '@open-wc/testing';
import type {ContentBlock} from '../../../../src/element.js';
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
import {document as report, drop, picture, removers, slowFile, spoken, untilRead} from './files.js';

async function mountReady() {
  const mounted = await mountOpen();
  await until(() => findPart(mounted.element, 'attach-button'));
  return mounted;
}

/** Notes which addresses of pictures are made, and which are given back. */
function watchAddresses(): {made: string[]; revoked: string[]; restore: () => void} {
  const {createObjectURL, revokeObjectURL} = URL;
  const made: string[] = [];
  const revoked: string[] = [];
  URL.createObjectURL = (blob) => {
    const url = createObjectURL.call(URL, blob);
    made.push(url);
    return url;
  };
  URL.revokeObjectURL = (url) => {
    if (url !== '') revoked.push(url);
    revokeObjectURL.call(URL, url);
  };
  return {made, revoked, restore: () => Object.assign(URL, {createObjectURL, revokeObjectURL})};
}

const kindsOf = (content: readonly ContentBlock[] = []) => content.map((block) => Object.keys(block)[0]);

describe('what is attached', () => {
  it('is shown by its picture, or by its name, kind and size, and each can be taken away', async () => {
    const {element} = await mountReady();
    drop(element, picture(), report('Stone report.pdf'), new File(['ID3 sound'], 'birds.mp3', {type: 'audio/mpeg'}));
    const [first, second, third] = await untilRead(element, 3);
    const image = first?.querySelector('img');
    await until(() => image?.naturalWidth === 1);
    expect(image?.src).to.match(/^blob:/);
    expect(second?.innerText.replaceAll(/\s+/g, ' ').trim()).to.equal('Stone report PDF · 1 kB');
    expect(third?.innerText).to.contain('birds');
    expect(removers(element).map((button) => button.getAttribute('aria-label'))).to.deep.equal([
      'Remove stone.png',
      'Remove Stone report.pdf',
      'Remove birds.mp3',
    ]);
    expect(getPart(element, 'attachments').getAttribute('aria-label')).to.equal('Attached files');
    await expectAccessible(element);
  });

  it('says that it is read until it is', async () => {
    const {element} = await mountReady();
    const {file, release} = slowFile();
    drop(element, file);
    const chip = await until(() => findPart(element, 'attachment'));
    expect([chip.getAttribute('aria-busy'), chip.innerText.includes('Reading …')]).to.deep.equal(['true', true]);
    await expectAccessible(element);
    release();
    await untilRead(element, 1);
    expect(findPart(element, 'attachment')?.innerText).to.contain('TXT · 1 kB');
    await until(() => spoken(element) === 'Attached: slow.txt');
  });

  it('moves the focus on when a file is taken away: to the next, the one before, the text', async () => {
    const {element} = await mountReady();
    drop(element, picture('a.png'), picture('b.png'), picture('c.png'));
    await untilRead(element, 3);
    const names = () => removers(element).map((button) => button.getAttribute('aria-label'));
    const focused = () => deepFocus()?.getAttribute('aria-label');
    removers(element)[1]?.click();
    await until(() => focused() === 'Remove c.png');
    expect([names(), spoken(element)]).to.deep.equal([['Remove a.png', 'Remove c.png'], 'b.png is removed.']);
    removers(element)[1]?.click();
    await until(() => focused() === 'Remove a.png');
    removers(element)[0]?.click();
    await until(() => deepFocus() === getPart(element, 'composer-input'));
    expect(findPart(element, 'attachments')).to.equal(undefined);
  });

  it('can be taken away while it is read, and does not come back', async () => {
    const {element} = await mountReady();
    const {file, release} = slowFile();
    drop(element, file, picture());
    await until(() => removers(element).length === 2);
    removers(element)[0]?.click();
    release();
    const [left] = await untilRead(element, 1);
    expect(left?.title).to.equal('stone.png');
  });

  it('gives the addresses of pictures back: when they are taken away, sent, or leave the page for a while', async () => {
    const {made, revoked, restore} = watchAddresses();
    try {
      const {element} = await mountReady();
      drop(element, picture('a.png'), picture('b.png'));
      await untilRead(element, 2);
      removers(element)[0]?.click();
      expect(revoked).to.deep.equal(made.slice(0, 1));
      const parent = element.parentElement;
      element.remove();
      expect(revoked).to.deep.equal(made.slice(0, 2));
      parent?.append(element);
      element.show();
      await until(() => made.length === 3 && element.shadowRoot?.querySelector('img')?.src === made[2]);
      press(getPart(element, 'composer-input'), 'Enter');
      expect(revoked).to.deep.equal(made.slice(0, 3));
    } finally {
      restore();
    }
  });
});

describe('files that are refused', () => {
  it('are told of in sentences, aloud too, and these go when they were read', async () => {
    const {element} = await mountReady();
    drop(element, report('empty.txt', ''), report('stone.exe', 'MZ\0\u0001'), report('notes.txt', 'granite'));
    await untilRead(element, 1);
    const refusals = await until(() => findPart(element, 'attachment-refusals'));
    expect(refusals.innerText).to.contain('empty.txt').and.contain('is empty.').and.contain('cannot read');
    await until(() => spoken(element).startsWith('Attached: notes.txt'));
    expect(spoken(element)).to.contain('is empty.').and.contain('cannot read');
    await expectAccessible(element);
    refusals.querySelector('button')?.click();
    await until(() => !findPart(element, 'attachment-refusals'));
    expect(allParts(element, 'attachment').length).to.equal(1);
    expect(deepFocus()?.getAttribute('aria-label')).to.equal('Remove notes.txt');
  });

  it('are told of in the language of the page, with the limit', async () => {
    const {element} = await mountReady();
    element.lang = 'de';
    element.requestUpdate();
    await until(() => getPart(element, 'attach-button').getAttribute('aria-label') === 'Dateien anhängen');
    drop(element, new File(['%PDF-1.4', new Uint8Array(5 * 1024 * 1024)], 'groß.pdf'));
    const refusals = await until(() => findPart(element, 'attachment-refusals'));
    expect(refusals.innerText.replaceAll(/[\u2068\u2069]/g, '')).to.contain(
      '„groß.pdf“ ist zu groß. Höchstens 4,5 MB können gesendet werden.',
    );
  });

  it('are summed up where there are many, and counted within the message', async () => {
    const {element} = await mountReady();
    drop(element, ...Array.from({length: 9}, (_, index) => report(`report ${index}.pdf`)));
    await untilRead(element, 5);
    const refusals = getPart(element, 'attachment-refusals').innerText;
    expect(refusals).to.contain('report 5.pdf').and.contain('The limit for files of this kind is 5.');
    expect(refusals).to.contain('And 2 more.').and.not.contain('report 7.pdf');
  });

  it('are forgotten with the next file, and with the next question', async () => {
    const {element} = await mountReady();
    drop(element, report('empty.txt', ''));
    await until(() => findPart(element, 'attachment-refusals'));
    drop(element, picture());
    await until(() => !findPart(element, 'attachment-refusals'));
    await untilRead(element, 1);
    drop(element, report('empty.txt', ''));
    await until(() => findPart(element, 'attachment-refusals'));
    press(write(element, 'Well?'), 'Enter');
    await until(() => !findPart(element, 'attachment-refusals'));
    drop(element, report('empty.txt', ''));
    await until(() => findPart(element, 'attachment-refusals'));
    press(write(element, 'And now?'), 'Enter');
    await until(() => !findPart(element, 'attachment-refusals'));
  });
});

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
    drop(element, picture());
    await untilRead(element, 1);
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
