/** Calls back after a time; returns what takes that back. */
export function waitFor(done: () => void, ms: number): () => void {
  const timer = setTimeout(done, ms);
  return () => clearTimeout(timer);
}
