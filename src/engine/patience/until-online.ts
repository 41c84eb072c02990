/** Resolves when the browser says that it is connected again, or when the signal aborts. Without a browser: never else. */
export function untilOnline(signal: AbortSignal, events: EventTarget = globalThis): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = new AbortController();
    const finish = (): void => {
      done.abort();
      resolve();
    };
    events.addEventListener?.('online', finish, {signal: done.signal});
    signal.addEventListener('abort', finish, {signal: done.signal});
  });
}
