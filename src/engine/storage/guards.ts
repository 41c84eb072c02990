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
const memberChecks: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
  text: {text: isText},
  reasoning: {text: isText},
  'tool-use': {toolUseId: isText, name: isText, inputJson: isText},
  'tool-result': {toolUseId: isText, content: isList},
  image: {format: isText},
  citations: {spans: isListOf({text: isText, citations: isList})},
  unknown: {events: isList, content: isMissingOr(isRecord)},
};

const summaryChecks = {
  id: isText,
  title: isText,
  createdAt: isNumber,
  updatedAt: isNumber,
  leafId: isMissingOr(isText),
};

const messageChecks = {
  id: isText,
  role: isOneOf('user', 'assistant'),
  status: isOneOf('streaming', 'complete', 'stopped', 'interrupted', 'failed'),
  createdAt: isNumber,
  blocks: isList,
  modelId: isMissingOr(isText),
  stopReason: isMissingOr(isText),
  usage: isMissingOr(isRecord),
  error: isMissingOr(fits({code: isText, message: isText})),
};

/** True for a summary that is one; what comes from a database or another tab may be anything. */
export function isSummary(value: unknown): value is ConversationSummary {
  return fits(summaryChecks)(value);
}

/** True for a message with its place in the tree; its blocks may still be anything. */
export function isNodeWithAnyBlocks(value: unknown): value is StoredNode {
  return fits({parentId: isMissingOr(isText), message: fits(messageChecks)})(value);
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
  const kind = String(block['kind']);
  return fits(Object.hasOwn(memberChecks, kind) ? (memberChecks[kind] ?? {}) : {})(block);
}

function fits(checks: Readonly<Record<string, Check>>): (value: unknown) => value is AnyRecord {
  return (value): value is AnyRecord =>
    isRecord(value) && Object.entries(checks).every(([name, check]) => check(value[name]));
}

function isListOf(checks: Readonly<Record<string, Check>>): Check {
  return (value) => Array.isArray(value) && value.every(fits(checks));
}

function isOneOf(...choices: readonly string[]): Check {
  return (value) => choices.some((choice) => choice === value);
}
