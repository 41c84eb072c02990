import type {Block, BlockKind, StoredBlock} from '../model/index.js';
import {isBytes} from './bytes.js';
import {blockFromContent, contentOf, deriveContent, withContent} from './index.js';

/** A block as it is kept: with its piece of content where the block alone does not say all of that. */
export function storeBlock(block: Block): StoredBlock {
  const content = contentOf(block);
  return {block, ...(content && !isSame(content, deriveContent(block)) && {content})};
}

/**
 * A block that was kept, whatever became of its record: read from the block, else from its content. A block of a kind
 * that is unknown here is kept as something unknown; `undefined` when there is nothing to read.
 */
export function restoreBlock(stored: unknown): Block | undefined {
  if (!isObject(stored)) return undefined;
  const {block: kept, content} = stored;
  const block = isBlock(kept) ? {...kept} : undefined;
  if (isObject(content)) return block ? withContent(block, content) : blockFromContent(content, readIndex(kept));
  if (block || !isObject(kept)) return block && Object.freeze(block);
  return Object.freeze({kind: 'unknown', index: readIndex(kept), isDone: true, events: [kept]});
}

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isList: Check = (value) => Array.isArray(value);
const whole = {value: isObject};

/** What each kind needs besides `index` and `isDone`; what is optional may be missing, but not wrong. */
const members: {readonly [K in BlockKind]: Readonly<Record<string, Check>>} = {
  text: {text: isText},
  reasoning: {text: isText, signature: orNothing(isText), redacted: orNothing(isBytes)},
  'tool-use': {toolUseId: isText, name: isText, inputJson: isText, type: orNothing(isText)},
  'tool-result': {toolUseId: isText, content: isList, status: orNothing(isText), type: orNothing(isText)},
  image: {format: isText, bytes: orNothing(isBytes)},
  citations: {spans: (spans) => Array.isArray(spans) && spans.every(isSpan)},
  document: whole,
  audio: whole,
  video: whole,
  'guard-content': whole,
  'search-result': whole,
  'cache-point': whole,
  unknown: {events: isList, content: orNothing(isObject)},
};

function isBlock(value: unknown): value is Block {
  if (!isObject(value) || typeof value['index'] !== 'number' || typeof value['isDone'] !== 'boolean') return false;
  const checks = Object.entries(members).find(([kind]) => kind === value['kind'])?.[1];
  return checks !== undefined && Object.entries(checks).every(([member, isRight]) => isRight(value[member]));
}

function isSpan(span: unknown): boolean {
  return (
    isObject(span) && isText(span['text']) && Array.isArray(span['citations']) && span['citations'].every(isObject)
  );
}

function orNothing(isRight: Check): Check {
  return (value) => value === undefined || isRight(value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readIndex(block: unknown): number {
  return isObject(block) && typeof block['index'] === 'number' ? block['index'] : 0;
}

/** The same values in the same order: what is sent again has to be the same byte by byte. */
function isSame(first: unknown, second: unknown): boolean {
  if (Object.is(first, second)) return true;
  if (typeof first !== 'object' || typeof second !== 'object' || first === null || second === null) return false;
  if (isBytes(first) || isBytes(second)) return isBytes(first) && isBytes(second) && isEqual(first, second);
  if (Array.isArray(first) !== Array.isArray(second)) return false;
  return isEqual(Object.keys(first), Object.keys(second)) && isEqual(Object.values(first), Object.values(second));
}

function isEqual(first: ArrayLike<unknown>, second: ArrayLike<unknown>): boolean {
  if (first.length !== second.length) return false;
  for (let at = 0; at < first.length; at += 1) if (!isSame(first[at], second[at])) return false;
  return true;
}
