import {closeBlock, contentOf, growBlock, keepDelta, openBlock, openBlockByDelta} from '../blocks/index.js';
import type {Block, BlockDelta, BlockStart, Message, StreamPart} from '../model/index.js';
import {changeMessage} from './message.js';
import {readUsage} from './usage.js';

/** The `index` of the block that keeps events which belong to no block. */
export const NO_INDEX = -1;

/**
 * The message after one more part of the stream. Pure; never throws, whatever the part is; untouched blocks keep their
 * identity, and so does the message when nothing changed. The status stays `streaming`, since `metadata` follows
 * `messageStop`: whoever reads the stream ends the message.
 */
export function reduce(message: Message, part: StreamPart): Message {
  if (typeof part === 'string') return addText(message, part);
  if (!isRecord(part)) return keepEvent(message, part);
  return Object.entries(part).reduce((grown, [name, value]) => addEvent(grown, name, value), message);
}

function addEvent(message: Message, name: string, value: unknown): Message {
  if (value === undefined) return message;
  return (isRecord(value) ? readEvent(message, name, value) : undefined) ?? keepEvent(message, {[name]: value});
}

/** The message after a known event; `undefined` for an event that is unknown or malformed. */
function readEvent(message: Message, name: string, event: Record<string, unknown>): Message | undefined {
  switch (name) {
    case 'messageStart':
      return message;
    case 'contentBlockStart':
      return isRecord(event.start) ? startBlock(message, readIndex(event), event.start) : undefined;
    case 'contentBlockDelta':
      return isRecord(event.delta) ? addDelta(message, readIndex(event), event.delta) : undefined;
    case 'contentBlockStop':
      return stopBlock(message, readIndex(event));
    case 'messageStop':
      return typeof event.stopReason === 'string' ? changeMessage(message, {stopReason: event.stopReason}) : undefined;
    case 'metadata':
      return addMetadata(message, event);
    default:
      return undefined;
  }
}

function addMetadata(message: Message, {usage, trace}: Record<string, unknown>): Message {
  const counted = isRecord(usage) ? changeMessage(message, {usage: readUsage(usage)}) : message;
  return isRecord(trace) ? changeMessage(counted, {trace}) : counted;
}

function startBlock(message: Message, index: number, start: BlockStart): Message {
  return addBlock(message, openBlock(start, index));
}

/**
 * Converse opens text and reasoning without a start event: the first delta is the start. A delta of another kind than
 * the block at its index opens a block beside it, so that nothing is lost.
 */
function addDelta(message: Message, index: number, delta: BlockDelta): Message {
  const grown = growAt(message, delta, (block) => block.index === index && block.kind !== 'unknown');
  if (grown) return grown;
  const opened = openBlockByDelta(delta, index);
  if (opened) return isEmpty(opened) ? message : addBlock(message, opened);
  const kept = growAt(message, delta, (block) => block.index === index);
  return kept ?? addBlock(message, keepDelta(delta, index));
}

/** The message with the newest qualifying block that takes the delta grown by it. */
function growAt(message: Message, delta: BlockDelta, qualifies: (block: Block) => boolean): Message | undefined {
  for (let at = message.blocks.length - 1; at >= 0; at -= 1) {
    const block = message.blocks[at];
    const grown = block && qualifies(block) ? growBlock(block, delta) : undefined;
    if (!grown) continue;
    return grown === block ? message : changeMessage(message, {blocks: message.blocks.with(at, grown)});
  }
  return undefined;
}

/** Stops also come for blocks that never had a delta (gpt-oss): there is nothing to close then. */
function stopBlock(message: Message, index: number): Message {
  const isOpen = (block: Block) => block.index === index && !block.isDone;
  if (!message.blocks.some(isOpen)) return message;
  return changeMessage(message, {blocks: message.blocks.map((block) => (isOpen(block) ? closeBlock(block) : block))});
}

/** A plain string goes on with the text at the end of the message, or begins a new one there. */
function addText(message: Message, text: string): Message {
  const last = message.blocks.at(-1);
  const goesOn = last && !last.isDone && (last.kind === 'text' || last.kind === 'citations');
  return addDelta(message, goesOn ? last.index : nextIndex(message), {text});
}

/** Keeps what belongs to no block, all of it in one block of unknown things. */
function keepEvent(message: Message, event: unknown): Message {
  const delta = isRecord(event) ? event : {event};
  const kept = growAt(message, delta, (block) => block.index === NO_INDEX && block.kind === 'unknown');
  return kept ?? addBlock(message, keepDelta(delta, NO_INDEX));
}

function addBlock(message: Message, block: Block): Message {
  return changeMessage(message, {blocks: [...message.blocks, block]});
}

// gpt-oss sends empty text deltas; a block of nothing would only be in the way.
function isEmpty(block: Block): boolean {
  return contentOf(block) === undefined;
}

function nextIndex({blocks}: Message): number {
  return blocks.reduce((highest, {index}) => Math.max(highest, index), -1) + 1;
}

function readIndex({contentBlockIndex}: Record<string, unknown>): number {
  return typeof contentBlockIndex === 'number' ? contentBlockIndex : 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
