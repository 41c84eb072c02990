/** Which bytes of a conversation are written, under which id, and who has them. */
export class KnownBytes {
  readonly #ids = new WeakMap<Uint8Array, string>();
  readonly #written = new Set<string>();
  readonly #idsOfMessages = new Map<string, readonly string[]>();

  /** The id of bytes, the same for the same bytes: an edited question has the picture of the first one. */
  idOf(bytes: Uint8Array, createId: () => string): string {
    const id = this.#ids.get(bytes) ?? createId();
    this.#ids.set(bytes, id);
    return id;
  }

  isWritten(id: string): boolean {
    return this.#written.has(id);
  }

  /** Notes bytes that stand in the database. */
  learn(bytes: Uint8Array, id: string): void {
    this.#ids.set(bytes, id);
    this.#written.add(id);
  }

  /** Notes which bytes a message has now; returns those that nobody has any more: a picture that streams grows anew. */
  replace(messageId: string, ids: readonly string[]): readonly string[] {
    const before = this.#idsOfMessages.get(messageId) ?? [];
    if (ids.length > 0 || before.length > 0) this.#idsOfMessages.set(messageId, ids);
    const left = before.filter((id) => !ids.includes(id));
    if (left.length === 0) return left;
    const inUse = new Set([...this.#idsOfMessages.values()].flat());
    return left.filter((id) => this.#written.has(id) && !inUse.has(id));
  }

  /** Notes what a write brings, and what it takes away. */
  note(written: readonly string[], gone: readonly string[]): void {
    for (const id of written) this.#written.add(id);
    for (const id of gone) this.#written.delete(id);
  }

  /** Says that bytes were not written after all. */
  giveBack(ids: readonly string[]): void {
    for (const id of ids) this.#written.delete(id);
  }

  /** The database has lost them. */
  forgetWritten(): void {
    this.#written.clear();
  }
}
