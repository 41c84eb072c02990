import {expect} from '@open-wc/testing';
import {
  allParts,
  deepFocus,
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
