/** A step of a script at which nothing is said for a while. */
export class Pause {
  readonly durationMs: number;

  constructor(durationMs: number) {
    this.durationMs = durationMs;
  }

  /** Resolves after the pause; rejects as soon as the signal aborts. */
  async wait(signal: AbortSignal): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      await untilAborted(new Promise<void>((resolve) => (timer = setTimeout(resolve, this.durationMs))), signal);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** Says nothing for some milliseconds. */
export function pause(durationMs: number): Pause {
  return new Pause(durationMs);
}

/** The promise, or the abort if that comes first. */
export async function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  let onAbort: (() => void) | undefined;
  try {
    return await new Promise<T>((resolve, reject) => {
      onAbort = () => reject(signal.reason);
      signal.addEventListener('abort', onAbort);
      if (signal.aborted) onAbort();
      promise.then(resolve, reject);
    });
  } finally {
    if (onAbort) signal.removeEventListener('abort', onAbort);
  }
}
