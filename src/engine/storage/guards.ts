import type {ConversationSummary, StoredBlock, StoredNode} from '../../model/index.js';
import {isRecord, type AnyRecord} from './migrate.js';

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isNumber: Check = (value) => typeof value === 'number';
const isList: Check = Array.isArray;
const isMissingOr =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

/** What each kind of block must have; of a kind that is not here nothing is asked. */
const wholeKinds = ['document', 'audio', 'video', 'guard-content', 'search-result', 'cache-point'] as const;
const kindChecks: ReadonlyMap<unknown, Check> = new Map([
  ...wholeKinds.map((kind): [string, Check] => [kind, fits({value: isRecord})]),
  ['text', fits({text: isText})],
  ['reasoning', fits({text: isText})],
  ['tool-use', fits({toolUseId: isText, name: isText, inputJson: isText})],
  ['tool-result', fits({toolUseId: isText, content: isList})],
  ['image', fits({format: isText})],
  ['citations', fits({spans: isListOf({text: isText, citations: isList})})],
  ['unknown', fits({events: isList, content: isMissingOr(isRecord)})],
]);

const fitsSummary = fits({
  id: isText,
  title: isText,
  createdAt: isNumber,
  updatedAt: isNumber,
  leafId: isMissingOr(isText),
});

const fitsMessage = fits({
  id: isText,
  role: isOneOf('user', 'assistant'),
  status: isOneOf('streaming', 'complete', 'stopped', 'interrupted', 'failed'),
  createdAt: isNumber,
  blocks: isList,
  modelId: isMissingOr(isText),
  stopReason: isMissingOr(isText),
  usage: isMissingOr(isRecord),
  error: isMissingOr(fits({code: isText, message: isText})),
});

const fitsNode = fits({parentId: isMissingOr(isText), message: fitsMessage});

/** True for a summary that is one; what comes from a database or another tab may be anything. */
export function isSummary(value: unknown): value is ConversationSummary {
  return fitsSummary(value);
}

/** True for a message with its place in the tree; its blocks may still be anything. */
export function isNodeWithAnyBlocks(value: unknown): value is StoredNode {
  return fitsNode(value);
}

/** True for a whole message with its place in the tree. */
export function isNode(value: unknown): value is StoredNode {
  return isNodeWithAnyBlocks(value) && value.message.blocks.every(isStoredBlock);
}

/** True for a block with all that its kind needs. */
export function isStoredBlock(value: unknown): value is StoredBlock {
  if (!isRecord(value) || !isMissingOr(isRecord)(value['content'])) return false;
  const {block} = value;
  if (!isRecord(block) || !isText(block['kind']) || !isNumber(block['index'])) return false;
  if (typeof block['isDone'] !== 'boolean') return false;
  return kindChecks.get(block['kind'])?.(block) ?? true;
}

function fits(checks: Readonly<Record<string, Check>>): (value: unknown) => value is AnyRecord {
  const members = Object.entries(checks);
  return (value): value is AnyRecord => isRecord(value) && members.every(([name, check]) => check(value[name]));
}

function isListOf(checks: Readonly<Record<string, Check>>): Check {
  const isItem = fits(checks);
  return (value) => Array.isArray(value) && value.every(isItem);
}

function isOneOf(...choices: readonly string[]): Check {
  return (value) => choices.some((choice) => choice === value);
}
