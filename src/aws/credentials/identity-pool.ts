import type {Clock} from '../clock.js';
import type {IdentityStore} from './identity-store.js';

/** A Cognito identity pool, and how to reach it. */
export interface IdentityPool {
  readonly identityPoolId: string;
  /** The pool’s region. */
  readonly region: string;
  /** Another address of Cognito Identity than AWS’s own. */
  readonly endpoint?: string;
  /** Default: the page’s local storage. */
  readonly identities?: IdentityStore;
  readonly fetch: typeof fetch;
  /** Default: the page’s own, corrected by what AWS says. */
  readonly clock?: Clock;
}
