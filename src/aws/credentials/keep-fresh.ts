import type {AwsCredentials} from '../../model/index.js';

/** Credentials that are fetched once for all who ask, and again before they end. */
export interface CredentialsSource {
  /** The current credentials; asks for new ones only when there are none or they end soon. */
  get(): Promise<AwsCredentials>;
  /** Forgets the current ones, because AWS no longer takes them. */
  drop(): void;
}

/** Options of `keepFresh`. */
export interface KeepFreshOptions {
  /** The time. Default: the visitor’s clock. */
  readonly now?: () => number;
  /** How long before their end credentials are renewed. Default five minutes. */
  readonly aheadMs?: number;
}

/** Wraps a function that fetches credentials: one request at a time, cached, renewed ahead of the end. */
export function keepFresh(
  fetchCredentials: () => AwsCredentials | Promise<AwsCredentials>,
  options: KeepFreshOptions = {},
): CredentialsSource {
  const {now = Date.now, aheadMs = 5 * 60_000} = options;
  let current: Promise<AwsCredentials> | undefined;
  let endsAt = Number.POSITIVE_INFINITY;

  async function renew(): Promise<AwsCredentials> {
    return fetchCredentials();
  }

  return {
    get() {
      if (current && now() < endsAt - aheadMs) return current;
      endsAt = Number.POSITIVE_INFINITY;
      const renewed = renew();
      current = renewed;
      renewed.then(
        ({expiration}) => {
          // What was dropped meanwhile says nothing of its successor's end.
          if (current === renewed && expiration) endsAt = expiration.getTime();
        },
        () => {
          // A failure is not kept: who asks next tries again.
          if (current === renewed) current = undefined;
        },
      );
      return renewed;
    },
    drop() {
      current = undefined;
    },
  };
}
