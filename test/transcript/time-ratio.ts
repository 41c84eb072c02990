/**
 * How much longer the work takes when there is four times as much of it: about 4 when it is linear, 16 when quadratic.
 * The smallest of several ratios counts, since others share the machine: what is quadratic is so every time.
 */
export function timeRatio(work: (size: number) => void, size: number): number {
  work(size);
  return Math.min(...Array.from({length: 3}, () => shortest(() => work(4 * size)) / shortest(() => work(size))));
}

function shortest(work: () => void): number {
  const times = Array.from({length: 3}, () => {
    const begin = performance.now();
    work();
    return performance.now() - begin;
  });
  // Some browsers round to whole milliseconds.
  return Math.max(1, Math.min(...times));
}
