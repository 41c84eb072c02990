import {readVisitor, type Chat, type Message} from '../../../model/index.js';
import type {ChatSettings} from '../../settings-element.js';
import {writeInto} from './write-into.js';

/** What the draft needs. */
export interface DraftOptions {
  readonly readChat: () => Chat | undefined;
  readonly readSettings: () => ChatSettings;
  /** Where drafts are kept. Default: as long as the tab is there. */
  readonly readStorage?: () => Storage;
}

/** Longer texts were pasted, and their visitor has them elsewhere. */
const longestDraft = 50_000;

/**
 * Keeps what a visitor has not sent yet over a reload of the page: for this visitor alone, in this tab alone, and only
 * where conversations are kept in the browser's own way.
 */
export class Draft {
  readonly #options: DraftOptions;
  #name: Promise<string> | undefined;
  #nameOf: readonly unknown[] = [];
  #isRestored = false;

  constructor(options: DraftOptions) {
    this.#options = options;
  }

  /** Brings back what was written before, once that is allowed, unless somebody has written since. */
  async restore(input: HTMLTextAreaElement): Promise<void> {
    if (this.#isRestored || !this.#isAllowed) return;
    this.#isRestored = true;
    await this.#use((storage, name) => {
      const text = storage.getItem(name);
      if (text && input.value === '') writeInto(input, text);
    });
  }

  /** Keeps what is written now; nothing once it was sent. */
  async keep(input: HTMLTextAreaElement): Promise<void> {
    if (!this.#isAllowed) return;
    await this.#use((storage, name) => {
      const text = input.value;
      if (text.trim() === '' || text.length > longestDraft) storage.removeItem(name);
      else storage.setItem(name, text);
    });
  }

  /** Where conversations are kept elsewhere, or encrypted, drafts do not lie about; and nothing does without consent. */
  get #isAllowed(): boolean {
    const {readSettings, readChat} = this.#options;
    const {history = 'tab', historyEncryption, consent} = readSettings();
    if (historyEncryption || (history !== 'tab' && history !== 'device')) return false;
    // An answer says that consent was given.
    const isAnswer = ({role, status}: Message): boolean => role === 'assistant' && status === 'complete';
    return !consent || (readChat()?.state.messages ?? []).some(isAnswer);
  }

  async #use(call: (storage: Storage, name: string) => void): Promise<void> {
    const {readStorage = () => sessionStorage} = this.#options;
    try {
      call(readStorage(), await this.#readName());
    } catch {
      // There is no storage, no room in it, or nobody can say who is signed in: then nothing is kept.
    }
  }

  /** The name under which this visitor's draft lies, from which nobody can tell who that is. */
  #readName(): Promise<string> {
    const {logins, historyKey, identityPoolId} = this.#options.readSettings();
    const facts = [logins, historyKey ?? identityPoolId];
    if (!this.#name || facts.some((fact, index) => fact !== this.#nameOf[index])) {
      this.#nameOf = facts;
      this.#name = createName(logins, String(facts[1] ?? ''));
    }
    return this.#name;
  }
}

async function createName(logins: ChatSettings['logins'], historyKey: string): Promise<string> {
  const visitor = await readVisitor(typeof logins === 'function' ? await logins() : logins);
  const bytes = new TextEncoder().encode(JSON.stringify([historyKey, visitor]));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return `outcrop draft ${Array.from(hash.subarray(0, 12), (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
