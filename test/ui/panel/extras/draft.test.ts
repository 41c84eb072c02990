import {expect} from '@open-wc/testing';
import type {Message} from '../../../../src/element.js';
import {createChat} from '../../../../src/headless.js';
import {Draft} from '../../../../src/ui/panel/extras/draft.js';
import type {ChatSettings} from '../../../../src/ui/settings-element.js';

/** A storage as browsers have it, for one test. */
class Shelf implements Storage {
  readonly kept = new Map<string, string>();
  isFull = false;

  get length(): number {
    return this.kept.size;
  }

  clear(): void {
    this.kept.clear();
  }

  getItem(name: string): string | null {
    return this.kept.get(name) ?? null;
  }

  key(index: number): string | null {
    return [...this.kept.keys()][index] ?? null;
  }

  removeItem(name: string): void {
    this.kept.delete(name);
  }

  setItem(name: string, text: string): void {
    if (this.isFull) throw new DOMException('Full', 'QuotaExceededError');
    this.kept.set(name, text);
  }
}

function field(value = ''): HTMLTextAreaElement {
  const input = document.createElement('textarea');
  input.value = value;
  return input;
}

function draftOf(shelf: Storage, settings: ChatSettings = {}): Draft {
  return new Draft({readChat: () => undefined, readSettings: () => settings, readStorage: () => shelf});
}

async function restored(shelf: Storage, settings: ChatSettings = {}, value = ''): Promise<string> {
  const input = field(value);
  await draftOf(shelf, settings).restore(input);
  return input.value;
}

const token = (subject: string, serial = 0) =>
  `e30.${btoa(JSON.stringify({iss: 'https://x', sub: subject, serial}))}.x`;

describe('a draft', () => {
  it('comes back after the page was loaded anew, unless something is written by then', async () => {
    const shelf = new Shelf();
    await draftOf(shelf).keep(field('What is'));
    expect(await restored(shelf)).to.equal('What is');
    expect(await restored(shelf, {}, 'Newer')).to.equal('Newer');
  });

  it('comes back once', async () => {
    const shelf = new Shelf();
    const draft = draftOf(shelf);
    await draft.keep(field('What is'));
    await draft.restore(field());
    const input = field();
    await draft.restore(input);
    expect(input.value).to.equal('');
  });

  it('is gone when it was sent, and is no draft when it is blank or endless', async () => {
    const shelf = new Shelf();
    for (const text of ['', ' \n', 'x'.repeat(50_001)]) {
      await draftOf(shelf).keep(field('What is'));
      await draftOf(shelf).keep(field(text));
      expect(shelf.length).to.equal(0);
    }
  });

  it('is for one visitor and one history key, whatever token they have, and tells nobody who that is', async () => {
    const shelf = new Shelf();
    await draftOf(shelf, {logins: {idp: token('ann')}, historyKey: 'shop'}).keep(field('What is'));
    expect(await restored(shelf, {logins: () => ({idp: token('ann', 1)}), historyKey: 'shop'})).to.equal('What is');
    expect(await restored(shelf, {logins: {idp: token('bob')}, historyKey: 'shop'})).to.equal('');
    expect(await restored(shelf, {logins: {idp: token('ann')}, historyKey: 'desk'})).to.equal('');
    expect(await restored(shelf, {historyKey: 'shop'})).to.equal('');
    expect(shelf.key(0)).to.match(/^outcrop draft [\da-f]{24}$/);
  });

  it('follows a visitor who signs in while the page is there', async () => {
    const shelf = new Shelf();
    let settings: ChatSettings = {};
    const draft = new Draft({readChat: () => undefined, readSettings: () => settings, readStorage: () => shelf});
    await draft.keep(field('One'));
    settings = {logins: {idp: token('ann')}};
    await draft.keep(field('Two'));
    expect([...shelf.kept.values()]).to.deep.equal(['One', 'Two']);
    expect(await restored(shelf, settings)).to.equal('Two');
  });

  it('is kept only where conversations are, and in the same way', async () => {
    const shelf = new Shelf();
    const elsewhere = {read: () => undefined} as unknown as NonNullable<ChatSettings['history']>;
    const key = {} as CryptoKey;
    for (const settings of [{history: 'off'}, {history: elsewhere}, {historyEncryption: key}] as const)
      await draftOf(shelf, settings).keep(field('What is'));
    expect(shelf.length).to.equal(0);
    await draftOf(shelf, {history: 'device'}).keep(field('What is'));
    expect(shelf.length).to.equal(1);
  });

  it('is neither kept nor looked for, nor are the logins asked, until an answer says that consent was given', async () => {
    const shelf = new Shelf();
    let asked = 0;
    const settings: ChatSettings = {
      consent: () => true,
      logins() {
        asked += 1;
        return {idp: token('ann')};
      },
    };
    const chat = createChat({
      backend: {
        reply: async function* () {
          yield 'Well.';
        },
      },
    });
    const draft = new Draft({readChat: () => chat, readSettings: () => settings, readStorage: () => shelf});
    const input = field('What is');
    await draft.keep(input);
    await draft.restore(field());
    expect([shelf.length, asked]).to.deep.equal([0, 0]);
    const answer: Message = await chat.send('Hello');
    expect(answer.status).to.equal('complete');
    await draft.keep(input);
    expect([shelf.length, asked]).to.deep.equal([1, 1]);
    chat.close();
  });

  it('gets lost without harm where nothing can be kept', async () => {
    const shelf = new Shelf();
    shelf.isFull = true;
    await draftOf(shelf).keep(field('What is'));
    const blocked = (): Storage => {
      throw new DOMException('Blocked', 'SecurityError');
    };
    const draft = new Draft({readChat: () => undefined, readSettings: () => ({}), readStorage: blocked});
    await draft.keep(field('What is'));
    await draft.restore(field());
    const failing = draftOf(new Shelf(), {logins: () => Promise.reject(new Error('signed out'))});
    await failing.keep(field('What is'));
  });
});
