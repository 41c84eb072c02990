import {mixedAnswer} from '../../markdown/mixed-answer.js';
import type {Bench} from '../bench.js';
import type {Stream} from '../in-page.js';
import {mediansOf, takeTurns} from '../take-turns.js';
import type {Row} from '../table.js';
import {type Answered, lastWords, measureAnswer} from './answering.js';

const whole = mixedAnswer(100_000);
/** Cut between two paragraphs, since not every contender shows what follows a link that was cut. */
const text = whole.slice(0, whole.lastIndexOf('\n\n')) + lastWords.markdown;
const inPieces: Stream = {text, pieceLength: 4, piecesPerChunk: 80, chunkMs: 16, patienceMs: 15_000};
const inChunks: Stream = {...inPieces, pieceLength: 320, piecesPerChunk: 1};

/** 100 KB in five seconds: as small pieces that arrive some at a time, and as one piece at a time. */
export async function measureAnswers(bench: Bench): Promise<Row[]> {
  return [
    ...(await measureStream(bench, '100 KB in 5 s, 80 pieces each 16 ms', inPieces)),
    ...(await measureStream(bench, '100 KB in 5 s, one piece each 16 ms', inChunks)),
  ];
}

async function measureStream(bench: Bench, title: string, stream: Stream): Promise<Row[]> {
  const results = await takeTurns({...bench, isEnough: ({isShown}: Answered) => !isShown}, (contender) =>
    measureAnswer(bench, contender, stream),
  );
  const tell = ({isShown, share}: Answered) => (isShown ? undefined : `${Math.floor(share * 100)} % after 15 s`);
  return [
    {title: `${title}: main thread`, unit: 'ms', cells: mediansOf(results, ({task}) => task, tell)},
    {title: 'until its end is to be seen', unit: 'ms', cells: mediansOf(results, ({seconds}) => seconds * 1000, tell)},
    {
      title: 'longest task; below 50 ms none is told of',
      unit: 'ms',
      cells: mediansOf(results, ({longestMs}) => longestMs),
    },
    {
      title: 'frames a second',
      unit: 'frames',
      cells: mediansOf(results, ({framesPerSecond}) => framesPerSecond),
      isMoreBetter: true,
    },
  ];
}
