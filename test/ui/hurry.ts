/** Lets timers run so many times as fast during the tests of a file: what is spoken leaves time to hear it, which nobody needs here. */
export function hurry(times: number): void {
  const real = globalThis.setTimeout;
  before(() => {
    const hurried = (run: TimerHandler, ms = 0, ...values: unknown[]) => real(run, ms / times, ...values);
    globalThis.setTimeout = Object.assign(hurried, real);
  });
  after(() => {
    globalThis.setTimeout = real;
  });
}
