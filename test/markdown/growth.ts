import {cutEvery} from './conformance/cut.js';
import {startMarkdown} from './write.js';

const small = 10_000;
/** Other engines take several times as long for each character, long and short: a file of tests has 60 s. */
const large = navigator.userAgent.includes('Chrome/') ? 1_000_000 : 200_000;
const pieceLength = 4096;

/** How much longer a character takes in a text of 1 MB (200 KB in slower engines) than in one of 10 KB; both are `head` and then one unit again and again. */
export function findGrowth(unit: string, head = ''): number {
  let growth = Infinity;
  spend(unit, head, small);
  // Others share the machine: what is quadratic is so every time.
  for (let round = 0; round < 6 && growth > 6; round += 1) {
    const many = Array.from({length: 5}, () => spend(unit, head, small));
    // Some browsers round to whole milliseconds.
    const short = Math.max(1, many.reduce((sum, time) => sum + time) / many.length);
    growth = Math.min(growth, (spend(unit, head, large) / short) * (small / large));
  }
  return growth;
}

function spend(unit: string, head: string, length: number): number {
  const started = startMarkdown({loadHighlighter: undefined, loadMath: undefined});
  started.root.remove();
  const text = head + unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
  const begin = performance.now();
  for (const piece of cutEvery(text, pieceLength)) started.show(piece);
  started.markdown.end();
  const spent = performance.now() - begin;
  started.release();
  return spent;
}
