import {cutText, isObject} from './json.js';
import {failure} from './outcome.js';
import type {ToolOutcome} from './outcome.js';

/** How many characters of a result a model is given: some 50,000 tokens. */
const longestResult = 200_000;

/**
 * Reads what a tool returned: a text, content of a Bedrock `toolResult`, a whole `{toolResult: {content, status}}`, or
 * anything that JSON takes.
 */
export function readResult(value: unknown): ToolOutcome {
  const outcome = readContent(value);
  return {...outcome, content: limit(outcome.content)};
}

function readContent(value: unknown): ToolOutcome {
  if (value === undefined || value === null || value === '') return {content: [{text: 'No output.'}]};
  if (typeof value === 'string') return {content: [{text: value}]};
  if (isPieces(value)) return readPieces(value);
  const whole = isObject(value) && Object.keys(value).length === 1 ? value['toolResult'] : undefined;
  if (isObject(whole) && isPieces(whole['content'])) {
    return {...readPieces(whole['content']), isError: whole['status'] === 'error'};
  }
  return readJson(value);
}

/** Content of a `toolResult`, of which only the JSON may be wrong. */
function readPieces(pieces: readonly Piece[]): ToolOutcome {
  const read = pieces.map((piece): ToolOutcome => ('json' in piece ? readJson(piece['json']) : {content: [piece]}));
  return read.find(({isError}) => isError) ?? {content: read.flatMap(({content}) => content)};
}

function readJson(value: unknown): ToolOutcome {
  try {
    const json: string | undefined = JSON.stringify(value);
    // Converse takes objects only.
    const parsed: unknown = JSON.parse(json);
    return {content: [{json: isObject(parsed) ? parsed : {result: parsed}}]};
  } catch {
    // Cyclic, a BigInt, a function: which of them, no model could mend.
    return failure('The tool ran, but what it returned cannot be written as JSON.');
  }
}

type Piece = Record<string, unknown>;

const kinds = new Set(['text', 'json', 'image', 'document', 'video', 'searchResult']);

function isPieces(value: unknown): value is readonly Piece[] {
  return Array.isArray(value) && value.length > 0 && value.every(isPiece);
}

function isPiece(value: unknown): value is Piece {
  if (!isObject(value)) return false;
  const [kind = '', ...others] = Object.keys(value);
  if (others.length > 0 || !kinds.has(kind)) return false;
  return kind === 'json' || (kind === 'text' ? typeof value[kind] === 'string' : isObject(value[kind]));
}

function limit(content: readonly unknown[]): readonly unknown[] {
  let left = longestResult;
  return content.flatMap((piece) => {
    const text = textOf(piece);
    if (text === undefined) return [piece];
    if (left < 0) return [];
    const room = left;
    left -= text.length;
    return left >= 0 ? [piece] : [{text: `${cutText(text, room)}\n[Cut here: the result was too long.]`}];
  });
}

function textOf(piece: unknown): string | undefined {
  if (!isObject(piece)) return undefined;
  if (typeof piece['text'] === 'string') return piece['text'];
  return 'json' in piece ? JSON.stringify(piece['json']) : undefined;
}
