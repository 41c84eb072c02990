import type {StorageEnvironment} from './environment.js';
import {isRecord} from './migrate.js';

/** The key that conversations are encrypted with: AES-GCM, for `encrypt` and `decrypt`. */
export type EncryptionKey = CryptoKey | (() => CryptoKey | Promise<CryptoKey>);

/** Something encrypted. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

/** True for what `Cipher.seal` gave. */
export function isSealed(value: unknown): value is Sealed {
  return isRecord(value) && value['iv'] instanceof Uint8Array && value['data'] instanceof ArrayBuffer;
}

/** Encrypts with the page's key. Each piece is tied to its place: moved elsewhere, it cannot be read. */
export class Cipher {
  readonly #readKey: () => CryptoKey | Promise<CryptoKey>;
  readonly #subtle: SubtleCrypto | undefined;
  #key: Promise<CryptoKey> | undefined;

  constructor(key: EncryptionKey, {subtle}: StorageEnvironment) {
    this.#readKey = typeof key === 'function' ? key : () => key;
    this.#subtle = subtle;
  }

  async seal(bytes: Uint8Array<ArrayBuffer>, place: string): Promise<Sealed> {
    const {subtle, key} = await this.#tools();
    const iv = crypto.getRandomValues(new Uint8Array(12));
    return {iv, data: await subtle.encrypt({name: 'AES-GCM', iv, additionalData: encode(place)}, key, bytes)};
  }

  async open({iv, data}: Sealed, place: string): Promise<Uint8Array<ArrayBuffer>> {
    const {subtle, key} = await this.#tools();
    return new Uint8Array(await subtle.decrypt({name: 'AES-GCM', iv, additionalData: encode(place)}, key, data));
  }

  async sealText(text: string, place: string): Promise<Sealed> {
    return this.seal(encode(text), place);
  }

  async openText(sealed: Sealed, place: string): Promise<string> {
    return new TextDecoder().decode(await this.open(sealed, place));
  }

  async #tools() {
    if (!this.#subtle) throw new DOMException('Pages without TLS cannot encrypt.', 'NotSupportedError');
    this.#key ??= Promise.resolve().then(this.#readKey);
    try {
      return {subtle: this.#subtle, key: await this.#key};
    } catch (error) {
      // The page may have its key the next time it is asked.
      this.#key = undefined;
      throw error;
    }
  }
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
