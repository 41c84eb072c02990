import {expect, html} from '@open-wc/testing';
import type {OutcropChat} from '../../../../src/element.js';
import {
  allParts,
  drawn,
  expectAccessible,
  findPart,
  getPart,
  mount,
  mountOpen,
  PuppetBackend,
  until,
} from '../../harness.js';
import {document as report, drag, drop, paste, picture, removers, spoken, transferOf, untilRead} from './files.js';

async function mountReady(): Promise<{element: OutcropChat; backend: PuppetBackend}> {
  const mounted = await mountOpen();
  await until(() => findPart(mounted.element, 'attach-button'));
  return mounted;
}

function picker(element: OutcropChat, name = 'picker'): HTMLInputElement {
  const input = element.shadowRoot?.querySelector<HTMLInputElement>(`input.${name}`);
  if (!input) throw new Error(`There is no ${name}.`);
  return input;
}

/** Chooses files as a visitor does. */
function choose(input: HTMLInputElement, ...files: readonly File[]): void {
  input.files = transferOf(...files).files;
  input.dispatchEvent(new Event('change', {bubbles: true}));
}

/** Counts the clicks on an input, and keeps the picker of the browser away. */
function countClicks(input: HTMLInputElement): () => number {
  let count = 0;
  input.addEventListener('click', (event) => {
    event.preventDefault();
    count += 1;
  });
  return () => count;
}

/** Lets the browser say that a finger points. */
function pretendTouch(): () => void {
  const {matchMedia} = window;
  window.matchMedia = (query) => matchMedia.call(window, query === '(pointer: coarse)' ? 'all' : query);
  return () => (window.matchMedia = matchMedia);
}

describe('the button for files', () => {
  it('has a name, and opens a picker', async () => {
    const {element} = await mountReady();
    const button = getPart(element, 'attach-button');
    expect([button.getAttribute('aria-label'), button.hasAttribute('aria-expanded')]).to.deep.equal([
      'Attach files',
      false,
    ]);
    const count = countClicks(picker(element));
    button.click();
    expect([count(), picker(element).multiple]).to.deep.equal([1, true]);
    await expectAccessible(element);
  });

  it('takes what is chosen, again also the same file, and lets the visitor write on', async () => {
    const {element} = await mountReady();
    choose(picker(element), picture(), report());
    expect(picker(element).value).to.equal('');
    await untilRead(element, 2);
    choose(picker(element), report());
    await untilRead(element, 3);
    expect(element.shadowRoot?.activeElement).to.equal(getPart(element, 'composer-input'));
  });

  it('offers what the model takes, and goes where it takes nothing', async () => {
    const {element} = await mountReady();
    expect(picker(element).accept).to.contain('image/*').and.contain('.pdf').and.contain('video/*');
    element.modelId = 'us.anthropic.claude-sonnet-4-5-20250929-v1:0';
    await element.updateComplete;
    expect(picker(element).accept).to.contain('image/*').and.contain('.pdf').and.not.contain('video/*');
    element.modelId = 'us.deepseek.r1-v1:0';
    await element.updateComplete;
    expect(picker(element).accept).to.contain('.pdf').and.not.contain('image/*');
    element.modelId = 'us.amazon.nova-micro-v1:0';
    await element.updateComplete;
    expect(findPart(element, 'attach-button')).to.equal(undefined);
  });

  it('asks on a phone whether to take a photo or a file', async () => {
    const restore = pretendTouch();
    try {
      const {element} = await mountReady();
      const button = getPart(element, 'attach-button');
      const counts = ['camera', 'picker'].map((name) => countClicks(picker(element, name)));
      const choices = () => [...(element.shadowRoot?.querySelectorAll<HTMLElement>('.attach-choices button') ?? [])];
      button.click();
      await until(() => choices().length === 2 && element.shadowRoot?.activeElement === choices()[0]);
      expect(button.getAttribute('aria-expanded')).to.equal('true');
      await expectAccessible(element);
      choices()[0]?.dispatchEvent(
        new KeyboardEvent('keydown', {key: 'Escape', bubbles: true, composed: true, cancelable: true}),
      );
      await until(() => choices().length === 0);
      expect([element.open, element.shadowRoot?.activeElement === button]).to.deep.equal([true, true]);
      for (const index of [0, 1]) {
        button.click();
        await until(() => choices().length === 2);
        choices()[index]?.click();
        await until(() => choices().length === 0);
      }
      expect(counts.map((count) => count())).to.deep.equal([1, 1]);
      expect(picker(element, 'camera').getAttribute('capture')).to.equal('environment');
      choose(picker(element, 'camera'), picture());
      await untilRead(element, 1);
      removers(element)[0]?.click();
      // Not the text field, whose keyboard would come along.
      await until(() => element.shadowRoot?.activeElement === button);
    } finally {
      restore();
    }
  });
});

describe('what is dropped on the panel', () => {
  it('is attached, wherever it falls, and never opened in place of the page', async () => {
    const {element} = await mountReady();
    for (const part of ['header', 'transcript', 'composer-input']) {
      expect(drag(getPart(element, part), 'dragover', transferOf(picture()))).to.equal(true);
      expect(drag(getPart(element, part), 'drop', transferOf(picture()))).to.equal(true);
    }
    await untilRead(element, 3);
  });

  it('has a place that shows while a file is held above', async () => {
    const {element} = await mountReady();
    drag(getPart(element, 'transcript'), 'dragenter', transferOf(picture()));
    await until(() => findPart(element, 'drop-hint'));
    const {width, height} = getPart(element, 'drop-hint').getBoundingClientRect();
    const panel = getPart(element, 'panel').getBoundingClientRect();
    expect([panel.width - width, panel.height - height].every((gap) => gap <= 2)).to.equal(true);
    drag(getPart(element, 'drop-hint'), 'dragleave', transferOf(picture()));
    await until(() => !findPart(element, 'drop-hint'));
    drag(getPart(element, 'transcript'), 'dragover', transferOf(picture()));
    await until(() => findPart(element, 'drop-hint'));
    drag(getPart(element, 'drop-hint'), 'drop', transferOf(picture()));
    await until(() => !findPart(element, 'drop-hint'));
  });

  it('is none of its business beside the panel, or where it is text', async () => {
    const {element} = await mountReady();
    expect(drag(document.body, 'drop', transferOf(picture()))).to.equal(false);
    const text = new DataTransfer();
    text.items.add('granite', 'text/plain');
    expect(drag(getPart(element, 'transcript'), 'dragover', text)).to.equal(false);
    expect(drag(getPart(element, 'transcript'), 'drop', text)).to.equal(false);
    await drawn(element);
    expect([findPart(element, 'drop-hint'), findPart(element, 'attachment')]).to.deep.equal([undefined, undefined]);
  });

  it('is turned away, and not opened, where the model takes no files', async () => {
    const {element} = await mountReady();
    element.modelId = 'us.amazon.nova-micro-v1:0';
    await element.updateComplete;
    const transfer = transferOf(picture());
    expect(drag(getPart(element, 'transcript'), 'dragover', transfer)).to.equal(true);
    expect(drag(getPart(element, 'transcript'), 'drop', transfer)).to.equal(true);
    expect(paste(getPart(element, 'composer-input'), transfer)).to.equal(false);
    await drawn(element);
    expect([findPart(element, 'drop-hint'), findPart(element, 'attachment')]).to.deep.equal([undefined, undefined]);
  });

  it('is told apart from folders', async () => {
    const {element} = await mountReady();
    const folder = {
      types: ['Files'],
      items: [{kind: 'file', webkitGetAsEntry: () => ({isDirectory: true})}],
      files: [],
    };
    const event = new DragEvent('drop', {bubbles: true, composed: true, cancelable: true});
    Object.defineProperty(event, 'dataTransfer', {value: folder});
    getPart(element, 'transcript').dispatchEvent(event);
    await until(() => spoken(element).includes('Folders cannot be attached'));
  });
});

describe('what is pasted', () => {
  it('is attached where it is a file', async () => {
    const {element} = await mountReady();
    expect(paste(getPart(element, 'composer-input'), transferOf(picture()))).to.equal(true);
    await untilRead(element, 1);
    await until(() => spoken(element) === 'Attached: stone.png');
  });

  it('is left alone where it is text, or meant for another field', async () => {
    const {element, backend} = await mountReady();
    const text = new DataTransfer();
    text.items.add('granite', 'text/plain');
    expect(paste(getPart(element, 'composer-input'), text)).to.equal(false);
    void element.send('What is this?');
    await until(() => backend.requests.length === 1);
    backend.end('A rock.');
    (await until(() => findPart(element, 'edit-button'))).click();
    const editor = await until(() => element.shadowRoot?.querySelector('.edit textarea'));
    expect(paste(editor, transferOf(picture()))).to.equal(false);
    expect(findPart(element, 'attachment')).to.equal(undefined);
  });
});

describe('without-attachments', () => {
  it('leaves out the button, and takes nothing', async () => {
    const backend = new PuppetBackend();
    const element = await mount(
      html`<outcrop-chat history="off" open without-attachments .backend=${backend}></outcrop-chat>`,
    );
    await until(() => findPart(element, 'composer-input'));
    await drawn(element);
    expect(findPart(element, 'attach-button')).to.equal(undefined);
    const transfer = transferOf(picture());
    const input = getPart(element, 'composer-input');
    expect([drag(input, 'dragover', transfer), drag(input, 'drop', transfer), paste(input, transfer)]).to.deep.equal([
      false,
      false,
      false,
    ]);
    element.withoutAttachments = false;
    await until(() => findPart(element, 'attach-button'));
    drop(element, picture());
    await untilRead(element, 1);
    element.withoutAttachments = true;
    await until(() => allParts(element, 'attachment').length === 0);
  });
});
