import type {nothing, TemplateResult} from 'lit/html.js';
import {addCount, noAttachments} from '../../../../engine/attachments/count.js';
import {countAttachments, readAttachments, type AttachmentCount} from '../../../../engine/attachments/index.js';
import type {Chat, ContentBlock} from '../../../../model/index.js';
import type {ChatSettings} from '../../../settings-element.js';
import type {AllStrings} from '../../../strings-rich.js';
import type {PanelHost} from '../../panel-host.js';
import {guessKind, withBlock, withoutUrl, withUrl, type HeldFile} from './held-file.js';
import {describeIn} from './refusal-words.js';
import {renderTray} from './tray-view.js';

/** What the tray needs from the panel. */
export interface TrayOptions {
  readonly host: PanelHost;
  readonly readChat: () => Chat | undefined;
  readonly readSettings: () => ChatSettings;
  readonly readStrings: () => AllStrings;
  readonly onChange: () => void;
  readonly say: (text: string) => void;
  /** True where a finger points. Default: as the browser says. */
  readonly isTouch?: () => boolean;
}

/** Makes the tray, empty. */
export function createTray(options: TrayOptions): Tray {
  return new Tray(options);
}

/** What is attached to the message that is being written. Files are read one after the other, as they come. */
export class Tray {
  readonly #options: TrayOptions;
  #files: readonly HeldFile[] = [];
  #refusals: readonly string[] = [];
  /** Read or refused since something was last said of it. */
  #news: string[] = [];
  #isReading = false;
  /** What went out with a question, as long as that may come back. */
  readonly #sent = new WeakMap<readonly ContentBlock[], readonly HeldFile[]>();
  /** The text with which the visitor wanted to send what was not read yet. */
  #wish: string | undefined;
  #lastId = 0;

  constructor(options: TrayOptions) {
    this.#options = options;
  }

  /** What is attached, in the order in which it came. */
  get files(): readonly HeldFile[] {
    return this.#files;
  }

  /** Why files are not attached, one sentence each. */
  get refusals(): readonly string[] {
    return this.#refusals;
  }

  get #blocks(): readonly ContentBlock[] {
    return this.#files.flatMap(({block}): readonly ContentBlock[] => (block ? [block] : []));
  }

  /** Attaches files, as soon as they are read. */
  add(files: readonly File[]): void {
    const added = files.map((file): HeldFile => {
      this.#lastId += 1;
      return {id: this.#lastId, file, kind: guessKind(file), leaving: new AbortController(), url: ''};
    });
    this.#files = [...this.#files, ...added];
    this.#refusals = [];
    this.#wish = undefined;
    if (!this.#isReading) void this.#readAll();
    void this.#bringIntoView();
  }

  /** Sends all with a text; false when it did not go out, or has to wait for what is being read. */
  send(text: string, send: (content: readonly ContentBlock[]) => boolean): boolean {
    if (this.#isReading) {
      this.#wish = text;
      this.#options.say(this.#options.readStrings().sentOnceRead);
      return false;
    }
    const words = text.trim() === '' ? [] : [{text}];
    // Models read a question best below what it is about.
    const content: readonly ContentBlock[] = [...this.#blocks, ...words];
    if (!send(content)) return false;
    this.hide();
    this.#sent.set(content, this.#files);
    this.#files = [];
    this.forgetRefusals();
    return true;
  }

  /** Attaches again what has waited to be asked, and was taken back. */
  giveBack(content: readonly ContentBlock[]): void {
    this.#files = [...(this.#sent.get(content) ?? []), ...this.#files];
    this.#sent.delete(content);
    this.show();
  }

  /** Takes the sentences away. */
  forgetRefusals(): void {
    this.#refusals = [];
    this.#options.onChange();
  }

  /** Gives the addresses of pictures back: the chat has left the page, for now at least. */
  hide(): void {
    this.#files = this.#files.map(withoutUrl);
  }

  /** Makes the addresses of pictures that were given back. */
  show(): void {
    this.#files = this.#files.map(withUrl);
    this.#options.onChange();
  }

  render(strings: AllStrings): TemplateResult | typeof nothing {
    return renderTray({
      files: this.#files,
      refusals: this.#refusals,
      strings,
      onRemove: (held) => void this.#remove(held),
      onUnderstood: () => this.#onUnderstood(),
    });
  }

  async #readAll(): Promise<void> {
    this.#isReading = true;
    for (;;) {
      const next = this.#files.find(({block}) => !block);
      if (!next) break;
      await this.#read(next);
      this.#options.onChange();
    }
    this.#isReading = false;
    this.#tell();
    void this.#bringIntoView();
    const input = this.#find('.input');
    const text = input instanceof HTMLTextAreaElement ? input.value : '';
    // Who has written on since then is not done.
    if (this.#wish === text && this.#refusals.length === 0) this.#find<HTMLFormElement>('.composer')?.requestSubmit();
    this.#wish = undefined;
  }

  async #read(held: HeldFile): Promise<void> {
    const {readSettings, readStrings} = this.#options;
    const {modelId} = readSettings();
    const options = {held: this.#count(), describe: describeIn(readStrings()), signal: held.leaving.signal};
    const {blocks, refusals} = await readAttachments([held.file], {...options, ...(modelId && {modelId})}).catch(
      // Its only failure is that the visitor has taken the file away.
      () => ({blocks: [], refusals: []}),
    );
    const [block] = blocks;
    if (block) {
      this.#files = this.#files.map((each) => (each.id === held.id ? withBlock(each, block) : each));
      this.#news.push(held.file.name);
    } else {
      this.#drop(held);
      this.#refusals = [...this.#refusals, ...refusals.map(({sentence}) => sentence)];
    }
  }

  /** What goes along with a question counts. Older pictures and documents make room, older recordings do not. */
  #count(): AttachmentCount {
    const {messages = []} = this.#options.readChat()?.state ?? {};
    const {videos, audios, bytes} = countAttachments(messages.flatMap(({content}) => content));
    const here = countAttachments(this.#blocks);
    return addCount(here, {...noAttachments, videos, audios, bytes});
  }

  /** In a low window the panel itself scrolls. */
  async #bringIntoView(): Promise<void> {
    this.#options.host.requestUpdate();
    await this.#options.host.updateComplete;
    this.#find('.panel')?.scrollTo({top: Number.MAX_SAFE_INTEGER});
  }

  #tell(): void {
    const {readStrings, say} = this.#options;
    const {attached, lang} = readStrings();
    const names = new Intl.ListFormat(lang).format(this.#news);
    const words = [...(this.#news.length > 0 ? [attached(names)] : []), ...this.#refusals].join('\n');
    this.#news = [];
    if (words !== '') say(words);
  }

  #drop(held: HeldFile): void {
    held.leaving.abort();
    withoutUrl(held);
    this.#files = this.#files.filter(({id}) => id !== held.id);
  }

  /** The button goes with its file, so the focus moves on: to the next file, or to where the visitor writes. */
  async #remove(held: HeldFile): Promise<void> {
    const {host, say, readStrings, onChange} = this.#options;
    const index = this.#files.findIndex(({id}) => id === held.id);
    const next = this.#files[index + 1] ?? this.#files[index - 1];
    this.#drop(held);
    say(readStrings().fileRemoved(held.file.name));
    onChange();
    host.requestUpdate();
    await host.updateComplete;
    this.#focus(next);
  }

  #focus(next: HeldFile | undefined): void {
    const {isTouch = () => matchMedia('(pointer: coarse)').matches} = this.#options;
    // On a phone the text field would bring its keyboard along.
    this.#find(next ? `[data-file="${next.id}"] button` : isTouch() ? '.attach' : '.input')?.focus();
  }

  #onUnderstood(): void {
    this.forgetRefusals();
    this.#focus(this.#files[0]);
  }

  #find<T extends HTMLElement = HTMLElement>(selector: string): T | undefined {
    return this.#options.host.renderRoot.querySelector<T>(selector) ?? undefined;
  }
}
