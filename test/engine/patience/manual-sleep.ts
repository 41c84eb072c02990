import type {Sleep} from '../../../src/engine/patience/sleep.js';

/** A wait that a test ends by hand. */
export interface ManualWait {
  readonly ms: number;
  /** Lets the time pass. */
  end(): void;
}

/** Waits that last until the test ends them; those that were cancelled are gone. */
export function manualSleep(): {
  readonly sleep: Sleep;
  readonly waits: readonly ManualWait[];
  wait(ms: number): ManualWait;
} {
  const waits: ManualWait[] = [];
  const sleep: Sleep = (ms, signal) =>
    new Promise((resolve) => {
      const end = (): void => {
        waits.splice(waits.indexOf(entry), 1);
        resolve();
      };
      const entry: ManualWait = {ms, end};
      waits.push(entry);
      signal.addEventListener('abort', () => waits.includes(entry) && end());
    });
  return {
    sleep,
    waits,
    wait(ms) {
      const found = waits.find((each) => each.ms === ms);
      if (!found) throw new Error(`Nobody waits ${ms} ms; there are: ${waits.map((each) => each.ms).join(', ')}.`);
      return found;
    },
  };
}
