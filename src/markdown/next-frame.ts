const hiddenMs = 250;

/** Calls back with the next frame; on a hidden page, which has no frames, by timer. */
export function nextFrame(write: () => void): void {
  let isDone = false;
  const once = () => {
    if (!isDone) write();
    isDone = true;
  };
  requestAnimationFrame(once);
  setTimeout(once, hiddenMs);
}
