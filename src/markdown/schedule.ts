const hiddenMs = 250;

/** Calls back with the next frame; on a hidden page, which has no frames, by timer. */
export function nextFrame(write: () => void): void {
  if (document.visibilityState === 'hidden') {
    setTimeout(write, hiddenMs);
    return;
  }
  let isDone = false;
  const once = () => {
    if (isDone) return;
    isDone = true;
    write();
  };
  requestAnimationFrame(once);
  // The page may be hidden before the frame comes.
  setTimeout(once, hiddenMs);
}

/** Calls back after a time; returns what takes that back. */
export function waitFor(done: () => void, ms: number): () => void {
  const timer = setTimeout(done, ms);
  return () => clearTimeout(timer);
}
