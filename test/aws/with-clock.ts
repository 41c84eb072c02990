/** Sets the clock of the machine while `run` does its work. */
export async function withClock(now: () => number, run: () => Promise<unknown>): Promise<void> {
  const real = Date;
  class OtherDate extends real {
    constructor(...values: readonly []) {
      super(...(values.length > 0 ? values : ([now()] as unknown as [])));
    }
    static override now = now;
  }
  globalThis.Date = OtherDate as DateConstructor;
  try {
    await run();
  } finally {
    globalThis.Date = real;
  }
}
