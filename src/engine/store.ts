import {report} from './report.js';

/** Runs a callback later, in a task of its own. */
export type Schedule = (callback: () => void) => void;

/** A value that can be watched. It is read when somebody wants it, and not again before it has changed. */
export interface Store<T> {
  readonly value: T;
  /** Tells everybody of a new value before it returns. */
  change(): void;
  /**
   * The value is a new one at once, but everybody hears of it in a task of its own: a network chunk may bring hundreds
   * of parts, and nobody wants to hear of each.
   */
  changeQuietly(): void;
  /** Calls `listener` after changes; returns a function that ends that. */
  subscribe(listener: (value: T) => void): () => void;
  /** Forgets all listeners. */
  close(): void;
}

/** A store whose listeners always hear of the newest value, in order, and cannot break it by throwing. */
export function createStore<T>(read: () => T, schedule: Schedule = (callback) => setTimeout(callback, 0)): Store<T> {
  const listeners = new Set<{readonly tell: (value: T) => void}>();
  let known: {readonly value: T} | undefined;
  let isTelling = false;
  let isOverdue = false;
  let isScheduled = false;

  function readValue(): T {
    known ??= {value: read()};
    return known.value;
  }

  function tellAll(): void {
    isOverdue = true;
    // A listener that changes the value is in the middle of this loop: another round tells everybody, in order.
    if (isTelling) return;
    isTelling = true;
    while (isOverdue) {
      isOverdue = false;
      for (const listener of [...listeners]) if (listeners.has(listener)) tell(listener.tell, readValue());
    }
    isTelling = false;
  }

  function tellScheduled(): void {
    if (!isScheduled) return;
    isScheduled = false;
    tellAll();
  }

  return {
    get value() {
      return readValue();
    },
    change() {
      known = undefined;
      isScheduled = false;
      tellAll();
    },
    changeQuietly() {
      known = undefined;
      if (isScheduled) return;
      isScheduled = true;
      schedule(tellScheduled);
    },
    subscribe(listener) {
      const entry = {tell: listener};
      listeners.add(entry);
      return () => void listeners.delete(entry);
    },
    close() {
      listeners.clear();
    },
  };
}

function tell<T>(listener: (value: T) => void, value: T): void {
  try {
    listener(value);
  } catch (error) {
    // The page's mistake may not stop the chat.
    report(error);
  }
}
