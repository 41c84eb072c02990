import {cutEvery} from './conformance/cut.js';
import {startMarkdown} from './write.js';

const small = 10_000;
/** Other engines take several times as long for each character, long and short: a file of tests has 60 s. */
const large = navigator.userAgent.includes('Chrome/') ? 1_000_000 : 200_000;
const pieceLength = 4096;

/** How much longer a character takes in a text of 1 MB (200 KB in slower engines) than in one of 10 KB; both are `head`, one unit again and again, and `tail`. */
export function findGrowth(unit: string, head = '', tail = ''): number {
  const spend = (length: number) =>
    spendOn(head + unit.repeat(Math.ceil(length / unit.length)).slice(0, length) + tail);
  let growth = Infinity;
  spend(small);
  // Others share the machine: what is quadratic is so every time.
  for (let round = 0; round < 6 && growth > 6; round += 1) {
    const many = Array.from({length: 5}, () => spend(small));
    // Some browsers round to whole milliseconds.
    const short = Math.max(1, many.reduce((sum, time) => sum + time) / many.length);
    growth = Math.min(growth, (spend(large) / short) * (small / large));
  }
  return growth;
}

function spendOn(text: string): number {
  const started = startMarkdown({loadHighlighter: undefined, loadMath: undefined});
  started.root.remove();
  const begin = performance.now();
  for (const piece of cutEvery(text, pieceLength)) started.show(piece);
  started.markdown.end();
  const spent = performance.now() - begin;
  started.release();
  return spent;
}
