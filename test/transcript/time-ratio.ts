/**
 * How much longer the work takes when there is four times as much of it: about 4 when it is linear, 16 when quadratic.
 * Others share the machine, so it is measured until one ratio is below 8, at most ten times: what is quadratic is so
 * every time.
 */
export function timeRatio(work: (size: number) => void, size: number): number {
  work(size);
  let smallest = Infinity;
  for (let round = 0; round < 10 && smallest >= 8; round += 1) {
    smallest = Math.min(smallest, shortest(() => work(4 * size)) / shortest(() => work(size)));
  }
  return smallest;
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
