import {parser, parser_end, parser_write} from 'streaming-markdown';
import {loadRare} from '../../../src/markdown/rare.js';
import {MarkdownWriter} from '../../../src/markdown/markdown-writer.js';
import type {StartContender} from './contenders/contender.js';
import {startFloor} from './contenders/floor.js';
import {startBlockMemo, startNaive, startSmd, startStreamdown} from './contenders/libraries.js';
import {startOurs, startPlain, startTireless} from './contenders/ours.js';
import {createNullRoot} from './null-document.js';
import {promises} from './promises-in-page.js';

const contenders: Readonly<Record<string, StartContender>> = {
  floor: startFloor,
  ours: startOurs,
  tireless: startTireless,
  plain: startPlain,
  smd: startSmd,
  naive: startNaive,
  'block-memo': startBlockMemo,
  streamdown: startStreamdown,
};

/** How a text is shown in one measurement. */
export interface Showing {
  readonly name: string;
  readonly text: string;
  readonly pieceLength: number;
  readonly piecesPerFrame: number;
  /** Shows every piece by itself. */
  readonly isEager: boolean;
}

/** Shows a text frame by frame; resolves with how long each step took, in milliseconds. */
function show({name, text, pieceLength, piecesPerFrame, isEager}: Showing): Promise<number[]> {
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  const start = contenders[name];
  if (!start) throw new Error(`There is no ${name}.`);
  const contender = start(root);
  const steps: number[] = [];
  let at = 0;
  const step = () => {
    const begin = performance.now();
    for (let count = 0; count < piecesPerFrame && at < text.length; count += 1, at += pieceLength) {
      contender.write(text.slice(at, at + pieceLength));
      if (isEager) contender.flush();
    }
    if (contender.frame) contender.frame();
    else contender.flush();
    if (at >= text.length) contender.end();
    steps.push(performance.now() - begin);
  };
  return new Promise((done) => {
    // All of it in callbacks of frames: what runs in a microtask is in no measure of scripts.
    const onFrame = () => {
      const isOver = at >= text.length;
      if (!isOver) step();
      requestAnimationFrame(isOver ? () => done(steps) : onFrame);
    };
    requestAnimationFrame(onFrame);
  });
}

/** How a text is parsed in one measurement. */
export interface Parsing {
  readonly name: 'ours' | 'smd';
  readonly text: string;
  readonly pieceLength: number;
  readonly parts: number;
}

/** Microseconds for every four characters of a text, in so many parts of it, with nothing shown. */
async function parse({name, text, pieceLength, parts}: Parsing): Promise<number[]> {
  // What was measured is the parser with all its parts.
  await loadRare();
  const write = name === 'ours' ? startNullWriter() : startNullSmd();
  const length = Math.ceil(text.length / parts / pieceLength) * pieceLength;
  const times: number[] = [];
  for (let part = 0; part < parts; part += 1) {
    const end = Math.min(text.length, (part + 1) * length);
    const begin = performance.now();
    for (let at = part * length; at < end; at += pieceLength) write(text.slice(at, at + pieceLength));
    times.push(((performance.now() - begin) * 1000) / (length / 4));
  }
  write(undefined);
  return times;
}

function startNullWriter(): (piece: string | undefined) => void {
  const options = {loadHighlighter: undefined, loadMath: undefined, wait: () => () => undefined};
  // The null document has what the writer uses of one; where a link leads is asked of nobody, as with the other.
  const writer = new MarkdownWriter(createNullRoot() as HTMLElement, options, {setLink: () => undefined});
  return (piece) => (piece === undefined ? writer.end() : writer.write(piece));
}

function startNullSmd(): (piece: string | undefined) => void {
  const ignore = () => undefined;
  const parsing = parser({data: undefined, add_token: ignore, end_token: ignore, add_text: ignore, set_attr: ignore});
  return (piece) => (piece === undefined ? parser_end(parsing) : parser_write(parsing, piece));
}

/** What the runner calls in the page. */
const bench = {show, parse, ...promises};

declare global {
  /** What `page.ts` offers. */
  var markdownBench: typeof bench;
}

Object.assign(globalThis, {markdownBench: bench});
