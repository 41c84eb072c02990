/** Random numbers that a seed repeats. */
export interface Random {
  /** From 0 up to, but not including, `limit`. */
  below(limit: number): number;
  pick<T>(choices: readonly [T, ...T[]]): T;
  /** `text` in pieces, some of them empty. */
  cut(text: string): string[];
}

/** Runs a test with several seeds, new ones each time; a failure names the seed that repeats it. */
export function forSeeds(count: number, check: (random: Random) => void, first = newSeed()) {
  for (let seed = first; seed < first + count; seed += 1) {
    try {
      check(createRandom(seed));
    } catch (cause) {
      const said = cause instanceof Error ? cause.message : String(cause);
      throw new Error(`With seed ${seed}: ${said}`, {cause});
    }
  }
}

/** A seed for a test that prints it in its name. */
export function newSeed(): number {
  return Math.floor(Math.random() * 2 ** 32);
}

/** Numbers that follow from the seed. */
export function createRandom(seed: number): Random {
  const next = mulberry32(seed);
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    pick: (choices) => choices[below(choices.length)] ?? choices[0],
    cut(text) {
      const cuts = Array.from({length: below(6)}, () => below(text.length + 1)).toSorted((a, b) => a - b);
      return [0, ...cuts].map((from, at) => text.slice(from, cuts[at] ?? text.length));
    },
  };
}

function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
