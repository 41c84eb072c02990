import assert from 'node:assert/strict';
import type {LocalAwsServer} from '../../demo/server/serve-local-aws.js';
import {inEngines} from './driver/in-engines.js';
import type {Page} from './driver/page.js';
import {openPage, readAnswer, readErrorCodes} from './open-page.js';

const pdf = '%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n';
const script = () => ['A ', 'quarry.'];

/** How files come into a page. */
type Way = 'drop' | 'paste' | 'picker';

/** A file to be made in the page: of a text and so many bytes more, or of a picture that is painted there. */
interface Wanted {
  readonly name: string;
  readonly type: string;
  readonly text?: string;
  readonly side?: number;
  readonly size?: number;
}

/** Gives files to the chat as a browser does; returns whether the page would have been left for them. */
function give(page: Page, way: Way, ...wanted: readonly Wanted[]): Promise<boolean> {
  return page.evaluate(
    async (how, list) => {
      const make = async ({name, type, text = '', side, size = 0}: Wanted): Promise<File> => {
        if (side === undefined) return new File([text, new Uint8Array(size)], name, {type});
        const canvas = document.createElement('canvas');
        canvas.width = side;
        canvas.height = side / 2;
        const context = canvas.getContext('2d');
        if (!context) throw new Error('There is no canvas.');
        const sky = context.createLinearGradient(0, 0, side, side / 2);
        sky.addColorStop(0, '#17594f');
        sky.addColorStop(1, '#f2c14e');
        context.fillStyle = sky;
        context.fillRect(0, 0, side, side / 2);
        const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type));
        return new File(blob ? [blob] : [], name, {type});
      };
      const transfer = new DataTransfer();
      for (const each of list) transfer.items.add(await make(each));
      const {find} = globalThis.outcropProbe;
      const root = document.querySelector('outcrop-chat')?.shadowRoot;
      const init = {bubbles: true, composed: true, cancelable: true};
      if (how === 'drop') {
        const over = new DragEvent('dragover', {...init, dataTransfer: transfer});
        find({part: 'transcript'})?.dispatchEvent(over);
        const drop = new DragEvent('drop', {...init, dataTransfer: transfer});
        find({part: 'transcript'})?.dispatchEvent(drop);
        return !over.defaultPrevented || !drop.defaultPrevented;
      }
      if (how === 'paste') {
        const paste = new ClipboardEvent('paste', init);
        // Firefox takes no files in its constructor.
        Object.defineProperty(paste, 'clipboardData', {value: transfer});
        find({part: 'composer-input'})?.dispatchEvent(paste);
        return !paste.defaultPrevented;
      }
      const input = root?.querySelector<HTMLInputElement>('input.picker');
      if (!input) throw new Error('There is no picker.');
      input.files = transfer.files;
      input.dispatchEvent(new Event('change', {bubbles: true}));
      return false;
    },
    way,
    wanted,
  );
}

/** The content of the last question, as the stand-in read it. */
function readQuestion(aws: LocalAwsServer) {
  const asked = aws.requests.findLast(({method, url}) => method === 'POST' && url.includes('converse'));
  const {messages} = JSON.parse(asked?.body ?? '{}') as {
    messages: {content: Record<string, {format?: string; name?: string; source?: {bytes: string}}>[]}[];
  };
  return messages.at(-1)?.content ?? [];
}

const waitForFiles = (page: Page, count: number) =>
  page.waitFor(
    (wanted) => {
      const files = globalThis.outcropProbe.findAll({part: 'attachment'});
      return files.length === wanted && files.every((file) => file.getAttribute('aria-busy') !== 'true');
    },
    `there are not ${count} files that were read`,
    count,
  );

inEngines('a picture that is pasted and a document that is dropped go out with the question', async (test) => {
  const {page} = test;
  const aws = await openPage(test, {aws: {script}});
  await page.part('launcher').click();
  await page.part('attach-button').waitUntilThere();
  assert.equal(await give(page, 'paste', {name: 'quarry.png', type: 'image/png', side: 400}), false);
  assert.equal(await give(page, 'drop', {name: 'Stone report.pdf', type: 'application/pdf', text: pdf}), false);
  await waitForFiles(page, 2);
  await page.part('composer-input').fill('What is this?');
  await page.screenshot(`test-results/attachments-${test.engine}.png`);
  await page.press('Enter');
  await readAnswer(page);
  const [picture, document, words] = readQuestion(aws);
  assert.equal(picture?.['image']?.format, 'png');
  assert.match(picture?.['image']?.source?.bytes ?? '', /^iVBORw0KGgo/);
  assert.deepEqual([document?.['document']?.format, document?.['document']?.name], ['pdf', 'Stone report']);
  assert.equal(Buffer.from(document?.['document']?.source?.bytes ?? '', 'base64').toString(), pdf);
  assert.deepEqual(words, {text: 'What is this?'});
  await page.part('attachment').waitUntilGone();
  await page.part('block-image').waitUntilThere();
  await page.part('block-document').waitForText('Stone report');
  await page.screenshot(`test-results/attachments-sent-${test.engine}.png`);
  assert.deepEqual(await page.readProblems(), []);
  assert.deepEqual(await readErrorCodes(page), []);
});

inEngines('files that cannot go are refused in a sentence, and the others stay', async (test) => {
  const {page} = test;
  await openPage(test, {aws: {script}});
  await page.part('launcher').click();
  await page.part('attach-button').waitUntilThere();
  await give(
    page,
    'picker',
    {name: 'notes.txt', type: 'text/plain', text: 'Granite is hard.'},
    {name: 'film.mov.exe', type: 'application/x-msdownload', text: 'MZ\u0000\u0001'},
    {name: 'scan.pdf', type: 'application/pdf', text: pdf, size: 25_000_000},
  );
  await page.part('attachment-refusals').waitForText('is too large');
  await waitForFiles(page, 1);
  await page.part('attachment-refusals').waitForText('is of a kind that the assistant cannot read');
  await page.part('attachment').waitForText('notes');
  await page.waitFor(
    () =>
      document
        .querySelector('outcrop-chat')
        ?.shadowRoot?.querySelector('.announcer')
        ?.textContent?.includes('too large'),
    'nobody says why',
  );
  await page.screenshot(`test-results/attachments-refused-${test.engine}.png`);
  assert.deepEqual(await page.readProblems(), []);
});

inEngines('a visitor takes files away by the keyboard alone', async (test) => {
  const {page} = test;
  const aws = await openPage(test, {aws: {script}});
  await page.part('launcher').click();
  await page.part('attach-button').waitUntilThere();
  await give(page, 'drop', {name: 'a.png', type: 'image/png', side: 40}, {name: 'b.csv', type: '', text: 'a,b\n1,2\n'});
  await waitForFiles(page, 2);
  await page.evaluate(() => {
    const button = globalThis.outcropProbe.find({part: 'remove-attachment-button'});
    if (button instanceof HTMLElement) button.focus();
  });
  await page.press('Enter');
  await waitForFiles(page, 1);
  await page.waitFor(
    () => globalThis.outcropProbe.find({role: 'button', name: 'Remove b.csv'})?.matches(':focus'),
    'the focus is lost',
  );
  await page.press('Enter');
  await page.part('attachment').waitUntilGone();
  await page.waitFor(
    () => globalThis.outcropProbe.find({part: 'composer-input'})?.matches(':focus'),
    'the focus is lost',
  );
  await page.type('Hello?');
  await page.press('Enter');
  await readAnswer(page);
  assert.deepEqual(readQuestion(aws), [{text: 'Hello?'}]);
  assert.deepEqual(await page.readProblems(), []);
});

inEngines('what is dropped beside the chat is the business of the page', async (test) => {
  const {page} = test;
  await openPage(test, {aws: {script}, attributes: {'without-attachments': ''}});
  await page.part('launcher').click();
  await page.part('composer-input').waitUntilThere();
  const taken = await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['x'], 'a.txt'));
    const init = {bubbles: true, composed: true, cancelable: true, dataTransfer};
    const targets = [document.body, globalThis.outcropProbe.find({part: 'panel'})];
    return targets.map((target) => !target?.dispatchEvent(new DragEvent('drop', init)));
  });
  assert.deepEqual(taken, [false, false]);
  assert.equal(await page.part('attach-button').count(), 0);
});
