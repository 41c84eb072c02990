import {noChange} from 'lit/html.js';
import {AsyncDirective} from 'lit/async-directive.js';
import {directive} from 'lit/directive.js';

/** Holds an object URL for as long as it is rendered. */
class BlobUrl extends AsyncDirective {
  #bytes: Uint8Array | undefined;
  #type = '';
  #url: string | undefined;

  override render(bytes: Uint8Array, type: string): unknown {
    if (bytes === this.#bytes && type === this.#type && this.#url) return noChange;
    this.#revoke();
    this.#bytes = bytes;
    this.#type = type;
    return this.#create(bytes);
  }

  protected override disconnected(): void {
    this.#revoke();
  }

  protected override reconnected(): void {
    if (this.#bytes) this.setValue(this.#create(this.#bytes));
  }

  #create(bytes: Uint8Array): string {
    // A copy: TypeScript knows that it is backed by memory that is not shared.
    this.#url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], {type: this.#type}));
    return this.#url;
  }

  #revoke(): void {
    if (this.#url) URL.revokeObjectURL(this.#url);
    this.#url = undefined;
  }
}

/** A `blob:` address of bytes, given back when it is no longer shown. */
export const blobUrl = directive(BlobUrl);
