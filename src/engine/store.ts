/** Runs a callback later, in a task of its own. */
export type Schedule = (callback: () => void) => void;

/** A value that can be watched. */
export interface Store<T> {
  readonly value: T;
  /** Replaces the value and tells everybody before it returns. */
  set(value: T): void;
  /**
   * Replaces the value at once, but tells of it in a task of its own: a network chunk may bring hundreds of parts, and
   * nobody wants to hear of each.
   */
  setQuietly(value: T): void;
  /** Calls `listener` after changes; returns a function that ends that. */
  subscribe(listener: (value: T) => void): () => void;
  /** Forgets all listeners. */
  close(): void;
}

/** A store whose listeners always hear of the newest value, in order, and cannot break it by throwing. */
export function createStore<T>(initial: T, schedule: Schedule = (callback) => setTimeout(callback, 0)): Store<T> {
  const listeners = new Set<{readonly tell: (value: T) => void}>();
  let value = initial;
  let isTelling = false;
  let isOverdue = false;
  let isScheduled = false;

  function tellAll(): void {
    isOverdue = true;
    // A listener that changes the value is in the middle of this loop: another round tells everybody, in order.
    if (isTelling) return;
    isTelling = true;
    while (isOverdue) {
      isOverdue = false;
      for (const listener of [...listeners]) if (listeners.has(listener)) tell(listener.tell, value);
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
      return value;
    },
    set(next) {
      value = next;
      isScheduled = false;
      tellAll();
    },
    setQuietly(next) {
      value = next;
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
    // The page's mistake must be seen, but may not stop the chat. Node has no reportError: throwing in a task does the same.
    if (typeof reportError === 'function') reportError(error);
    else
      setTimeout(() => {
        throw error;
      }, 0);
  }
}
