import type {Cipher} from './cipher.js';
import type {Connection, Database} from './database.js';
import {withTimeLimit, type StorageEnvironment} from './environment.js';
import type {KnownConversation} from './known-conversation.js';
import {learnBeforeWriting} from './learn.js';
import {makeWrite, sealWrite, type Write} from './make-write.js';
import {putWrite} from './put-write.js';
import type {RecordMaker} from './records.js';
import type {Scope} from './scope.js';
import {isNamed, isQuotaError, type Troubles} from './trouble.js';

/** What a writer works with. */
export interface WriterParts {
  readonly environment: StorageEnvironment;
  readonly connection: Connection;
  readonly troubles: Troubles;
  readonly scope: Scope;
  readonly maker: RecordMaker;
  readonly cipher: Cipher | undefined;
}

/** How a write is tried. */
interface Plan {
  /** It has failed before. */
  readonly isSecond?: boolean;
  /** Pictures and documents stay in memory: there is no room for them. */
  readonly withoutBytes?: boolean;
  /** Bytes go into the records themselves: private windows of some browsers refuse Blobs. */
  readonly withoutBlobs?: boolean;
}

const hourMs = 3_600_000;

/** Writes what is due of a conversation. Nothing rejects: what cannot be written stays due, and is told. */
export class Writer {
  readonly #parts: WriterParts;
  #withoutBlobs = false;
  #usedAt = -Infinity;

  constructor(parts: WriterParts) {
    this.#parts = parts;
  }

  /**
   * Writes what is due. With an open database, a conversation that is known and nothing to encrypt, the transaction is on
   * its way when this returns: a page that is being left has no time for more.
   */
  write(known: KnownConversation): Promise<void> {
    const database = this.#parts.connection.current;
    const isReady = known.isKnown && known.waiting === 0 && !this.#parts.cipher;
    if (database && isReady) return this.#writeAtOnce(database, known);
    // One that runs, and one that has not begun: that one will take along whatever is due by then.
    return known.waiting > 1 ? known.queue : this.#enqueue(known, {});
  }

  async #writeAtOnce(database: Database, known: KnownConversation): Promise<void> {
    const next = await this.#attempt(database, known, {}).catch((error: unknown) => {
      this.#parts.troubles.tellOf(error);
    });
    if (next) await this.#enqueue(known, next);
  }

  #enqueue(known: KnownConversation, plan: Plan): Promise<void> {
    known.waiting += 1;
    const run = async () => {
      await this.#writeInTurn(known, plan).catch((error: unknown) => this.#parts.troubles.tellOf(error));
      known.waiting -= 1;
    };
    known.queue = known.queue.then(run);
    return known.queue;
  }

  async #writeInTurn(known: KnownConversation, plan: Plan): Promise<void> {
    for (let next: Plan | undefined = plan; next;) {
      if (!known.isKnown) await this.#parts.connection.use((database) => this.#learn(database, known));
      const database = await this.#parts.connection.get();
      next = database && known.isKnown ? await this.#attempt(database, known, next) : undefined;
    }
  }

  async #learn(database: Database, known: KnownConversation): Promise<void> {
    const {environment, scope, cipher, troubles} = this.#parts;
    const trouble = await learnBeforeWriting(database, known, {environment, scope, cipher});
    if (trouble) troubles.tell(trouble);
  }

  /** Tries once. Returns how to try again, or nothing when it is done, or hopeless and told. */
  async #attempt(database: Database, known: KnownConversation, plan: Plan): Promise<Plan | undefined> {
    if (known.isLeftAlone || known.isRemoved) return undefined;
    const write = this.#make(known, plan);
    const sealed = this.#parts.cipher ? await this.#seal(write, this.#parts.cipher) : write;
    // It may have been removed while it was encrypted.
    if (!sealed || known.isRemoved) return undefined;
    try {
      await this.#put(database, sealed);
      write.settle();
      return undefined;
    } catch (error) {
      write.giveBack();
      return this.#planAfter(error, {plan, write, database});
    }
  }

  async #seal(write: Write, cipher: Cipher): Promise<Write | undefined> {
    try {
      return await sealWrite(write, cipher);
    } catch (error) {
      // Without a key nothing is written: what the page wants encrypted never lies there in the clear.
      write.giveBack();
      this.#parts.troubles.tellOf(error);
      return undefined;
    }
  }

  #make(known: KnownConversation, plan: Plan): Write {
    const {scope, maker, troubles} = this.#parts;
    return makeWrite(known, {
      scope,
      maker,
      withoutBytes: plan.withoutBytes === true,
      withoutBlobs: this.#withoutBlobs || plan.withoutBlobs === true,
      onUnfit: () => troubles.tell('broken'),
    });
  }

  async #put(database: Database, write: Write): Promise<void> {
    const {environment, scope, troubles} = this.#parts;
    const now = environment.now();
    const isTouch = scope.tab !== '' && !(Math.abs(now - this.#usedAt) < hourMs);
    const tab = isTouch ? {...scope, usedAt: now} : undefined;
    await withTimeLimit(putWrite(database, write, {tab, onUnfit: () => troubles.tell('broken')}), environment);
    if (isTouch) this.#usedAt = now;
    if (write.isWithoutBlobs) this.#withoutBlobs = true;
  }

  #planAfter(
    error: unknown,
    {plan, write, database}: {plan: Plan; write: Write; database: Database},
  ): Plan | undefined {
    const {connection, troubles} = this.#parts;
    const hasBytes = write.bytes.length > 0;
    if (isQuotaError(error)) {
      troubles.tell('full');
      return hasBytes && !plan.withoutBytes ? {...plan, withoutBytes: true} : undefined;
    }
    connection.drop(database);
    if (!plan.isSecond && !isNamed(error, 'TimeoutError')) return {...plan, isSecond: true};
    if (hasBytes && !write.isWithoutBlobs && !isNamed(error, 'TimeoutError')) return {...plan, withoutBlobs: true};
    troubles.tellOf(error);
    return undefined;
  }
}
