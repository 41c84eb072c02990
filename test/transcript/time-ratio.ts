/**
 * How much longer the work takes when there is four times as much of it: about 4 when it is linear, 16 when quadratic.
 * The shortest of several runs counts, since others share the machine.
 */
export function timeRatio(work: (size: number) => void, size: number): number {
  work(size);
  const [small, large] = [shortest(() => work(size)), shortest(() => work(4 * size))];
  return large / Math.max(small, 1);
}

function shortest(work: () => void): number {
  const times = Array.from({length: 5}, () => {
    const begin = performance.now();
    work();
    return performance.now() - begin;
  });
  return Math.min(...times);
}
