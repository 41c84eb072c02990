import type {AwsCredentials} from '../../model/index.js';

/** Credentials that are fetched once for all who ask, and again before they end. */
export interface CredentialsSource {
  /**
   * The current credentials; asks for new ones only when there are none or they end soon. `signal` aborts when they are
   * no longer waited for; a fetch that nobody waits for any more is given up.
   */
  get(signal?: AbortSignal): Promise<AwsCredentials>;
  /** Forgets the current ones, because AWS no longer takes them. */
  drop(): void;
}

/** What `keepFresh` makes. */
export interface KeptCredentials extends CredentialsSource {
  /** Forgets the current ones and those on their way, because they are somebody else’s. */
  forget(): void;
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
  fetchCredentials: (signal: AbortSignal) => AwsCredentials | Promise<AwsCredentials>,
  options: KeepFreshOptions = {},
): KeptCredentials {
  const {now = Date.now, aheadMs = 5 * 60_000} = options;
  let current: Session | undefined;

  function renew(): Session {
    const controller = new AbortController();
    const session: Session = {
      credentials: (async () => checkCredentials(await fetchCredentials(controller.signal)))(),
      controller,
      waiting: 0,
    };
    session.credentials.then(
      ({expiration}) => (session.endsAt = expiration?.getTime() ?? Number.POSITIVE_INFINITY),
      // A failure is not kept: who asks next tries again.
      () => forget(session),
    );
    return session;
  }

  function forget(session: Session): void {
    if (current === session) current = undefined;
  }

  function leave(session: Session): void {
    session.waiting -= 1;
    if (session.waiting > 0 || session.endsAt !== undefined) return;
    forget(session);
    session.controller.abort();
  }

  return {
    get(signal) {
      if (!current || now() >= (current.endsAt ?? Number.POSITIVE_INFINITY) - aheadMs) current = renew();
      const session = current;
      if (signal) return waitFor(session, signal, () => leave(session));
      // Who gives no signal waits to the end, so the fetch goes on whoever else leaves.
      session.waiting += 1;
      return session.credentials;
    },
    drop() {
      // What is still on its way is newer than what AWS refused.
      if (current?.endsAt !== undefined) current = undefined;
    },
    forget() {
      current = undefined;
    },
  };
}

/** One set of credentials, from the moment at which it is asked for. */
interface Session {
  readonly credentials: Promise<AwsCredentials>;
  readonly controller: AbortController;
  /** How many wait for it and may leave. */
  waiting: number;
  /** Unknown until the credentials are there. */
  endsAt?: number;
}

/** A page’s own function may give anything, and a date may have come as JSON. */
function checkCredentials(given: AwsCredentials | undefined): AwsCredentials {
  if (!given?.accessKeyId || !given.secretAccessKey) {
    throw new Error('There are no credentials: accessKeyId or secretAccessKey is missing.');
  }
  if (given.expiration === undefined) return given;
  const expiration = new Date(given.expiration);
  const {expiration: _unreadable, ...endless} = given;
  return Number.isNaN(expiration.getTime()) ? endless : {...given, expiration};
}

async function waitFor(session: Session, signal: AbortSignal, leave: () => void): Promise<AwsCredentials> {
  session.waiting += 1;
  let giveUp = (): void => undefined;
  const left = new Promise<never>((_resolve, reject) => {
    giveUp = () => {
      reject(signal.reason as unknown);
      leave();
    };
  });
  signal.addEventListener('abort', giveUp);
  if (signal.aborted) giveUp();
  try {
    return await Promise.race([session.credentials, left]);
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}
