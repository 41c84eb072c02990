import type {Clock} from '../aws/clock.js';
import type {IdentityStore} from '../aws/credentials/identity-store.js';

/** How a chat is looked at; everything has a default. */
export interface DoctorOptions {
  /**
   * Asks the model one question, of two words, for an answer of one token: some ten tokens at the account’s cost, and the
   * only proof that visitors get answers. (A prompt ARN has its own limit; its answer is broken off at its first part.)
   * With `false` nothing is asked, and Bedrock only has to know the model. Default true.
   */
  readonly ask?: boolean;
  /** Breaks the examination off: then it rejects with the code `aborted`. */
  readonly signal?: AbortSignal;
  /** How long each request may take. Default 15,000. */
  readonly timeoutMs?: number;
  /** Default: the page’s own. */
  readonly fetch?: typeof fetch;
  /** Default: the page’s own, corrected by what AWS says. */
  readonly clock?: Clock;
  /** Whose Content Security Policy is meant. Default: the document, where there is one. */
  readonly page?: Page | undefined;
  /** Whether the device is connected, as far as the browser knows. Default: `navigator.onLine`. */
  readonly isOnline?: () => boolean;
  /** Default: the page’s local storage, as for the chat. */
  readonly identities?: IdentityStore;
  /** Another address of Bedrock’s control plane than AWS’s own; used with `ask: false`. */
  readonly controlPlaneEndpoint?: string;
}

/** A document, as far as it is looked at. */
export interface Page extends EventTarget {
  readonly location: {readonly protocol: string} | null;
}
