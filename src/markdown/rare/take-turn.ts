/** How long what comes late may keep the page from anything else, in milliseconds. */
const longestTurn = 8;

let last = Promise.resolve();
let spent = 0;

/** Does what words need not wait for, after what was given here before; when that takes long, the page gets its turn. */
export function takeTurn(work: () => void): Promise<void> {
  last = last.then(async () => {
    const start = performance.now();
    try {
      work();
    } catch {
      // There are the words.
    }
    spent += performance.now() - start;
    if (spent < longestTurn) return;
    spent = 0;
    await new Promise((resolve) => setTimeout(resolve));
  });
  return last;
}
