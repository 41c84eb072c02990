import {getSnapshotConfig, readFile, writeFile} from '@web/test-runner-commands';
import {Virtual} from '@guidepup/virtual-screen-reader';
import {expect} from '@open-wc/testing';
import type {OutcropChat} from '../../../src/element.js';
import {deepFocus, drawn, until} from '../harness.js';
import {pressKey} from '../keyboard/keys.js';
import {pierce} from './pierce.js';

/** What is said of an element that the focus goes to, and not of what is announced. */
const ofFocus = /^(?!polite:|assertive:)\S/;

/** Somebody who hears the page and uses the keyboard. What they do and hear becomes a transcript. */
export class Reader {
  readonly #virtual = new Virtual();
  readonly #chat: OutcropChat;
  readonly #lines: string[] = [];
  #log: string[] = [];
  #heard = 0;

  private constructor(chat: OutcropChat) {
    this.#chat = chat;
  }

  /** Begins at the top of the page around the chat. */
  static async start(chat: OutcropChat): Promise<Reader> {
    const container = chat.parentElement;
    if (!container) throw new Error('The chat stands nowhere.');
    const reader = new Reader(chat);
    const window = pierce(container, chat, (text) => reader.#log.push(`assertive: ${clean(text)}`));
    await reader.#virtual.start({container, window});
    // The library hands out the list that it writes to.
    reader.#log = await reader.#virtual.spokenPhraseLog();
    reader.#log.length = 0;
    return reader;
  }

  /** Does something, described by `words`, and hears what comes of it; waits until somebody says `awaited`. */
  async does(words: string, act: () => unknown, awaited: string | RegExp = ''): Promise<void> {
    this.#lines.push(`> ${words}`);
    await act();
    const isAwaited = (phrase: string) =>
      typeof awaited === 'string' ? phrase.includes(awaited) : awaited.test(phrase);
    await until(() => awaited === '' || this.#log.slice(this.#heard).some(isAwaited));
    await drawn(this.#chat);
    this.#note();
  }

  /** Presses a key, and waits until somebody says `awaited`, or where Tab went. */
  async press(key: string, awaited = ''): Promise<void> {
    const isTab = awaited === '' && key.endsWith('Tab');
    await this.does(`presses ${key}`, () => pressKey(key), isTab ? ofFocus : awaited);
  }

  /** Goes on by Tab, or back, up to something that is called `name`; begins where `from` puts the focus. */
  async tabTo(name: string, key: 'Tab' | 'Shift+Tab', from?: () => unknown): Promise<void> {
    if (from) await this.does('goes back to the conversation', from);
    for (let count = 0; count < 20; count += 1) {
      await this.press(key);
      if (this.#log.findLast((phrase) => ofFocus.test(phrase))?.includes(name)) return;
    }
    throw new Error(`There is no way to "${name}": ${this.#lines.join(' | ')}`);
  }

  /** Writes something in place of what stands in the field. */
  async type(text: string): Promise<void> {
    await this.does(`types "${text}"`, () => {
      const field = deepFocus();
      if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement))
        throw new Error('Nobody writes here.');
      // WebKitGTK's driver loses a space now and then.
      field.value = text;
      field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
    });
  }

  /** Reads on from where the reader is, item by item, up to one that says `last`. */
  async readUpTo(last: string): Promise<void> {
    this.#lines.push('> reads on');
    for (let count = 0; count < 80; count += 1) {
      await this.#virtual.next();
      if ((await this.#virtual.lastSpokenPhrase()).includes(last)) return this.#note();
    }
    throw new Error(`Nothing says "${last}": ${this.#log.slice(this.#heard).join(' | ')}`);
  }

  /** Holds what was heard against the transcript of that name, or writes it with `--update-snapshots`. */
  async compare(name: string): Promise<void> {
    await this.#virtual.stop();
    const path = `${name}.txt`;
    const heard = `${this.#lines.join('\n')}\n`;
    const {updateSnapshots} = await getSnapshotConfig();
    if (updateSnapshots) await writeFile({path, content: heard});
    const known = await readFile({path});
    expect(heard.split('\n'), path).to.deep.equal(known?.split('\n'));
  }

  #note(): void {
    const phrases = this.#log.slice(this.#heard).map(clean);
    this.#heard = this.#log.length;
    const lines: string[] = [];
    for (const phrase of phrases) {
      const said = /^polite:(.*)$/.exec(phrase)?.[1]?.trim();
      if (phrase === '' || said === '') continue;
      // How much is said at once depends on how fast the machine is.
      if (said !== undefined && lines.at(-1)?.startsWith('  polite:')) lines.push(`${lines.pop()} ${said}`);
      else lines.push(`  ${phrase}`);
    }
    this.#lines.push(...lines);
  }
}

/** In one line, and without what changes from day to day. */
function clean(phrase: string): string {
  return phrase
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[A-Z]\w+ \d{1,2}, \d{4}/g, 'May 4, 2026')
    .replaceAll(/\d{1,2}:\d\d(?:\s?[AP]M)?/g, '10:30')
    .trim();
}
