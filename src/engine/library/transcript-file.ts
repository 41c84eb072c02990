import {ChatError} from '../../model/index.js';
import type {ConversationSummary} from '../../model/index.js';
import {fromJson, restoreMessage, storeMessage, toJson} from '../../transcript/stored-message.js';
import type {Entry, MessageTree} from '../message-tree.js';
import {toMarkdown} from './to-markdown.js';

/** What is exported of a conversation. */
export interface Exported {
  readonly summary: ConversationSummary;
  readonly tree: MessageTree;
}

/** What was exported, in the form in which a conversation takes it in. */
export interface Imported {
  readonly title: string;
  readonly leafId: string | undefined;
  readonly entries: readonly Entry[];
}

const format = 'outcrop-conversation';
const version = 1;

/** A conversation as a text to read (the branch that is shown), or as JSON that can be imported (all of it). */
export function writeTranscript({summary, tree}: Exported, as: 'markdown' | 'json'): string {
  if (as === 'markdown') return toMarkdown(summary.title, tree.messages);
  const nodes = Array.from(tree.all(), ({message, parentId}) => ({message: storeMessage(message), parentId}));
  return toJson({format, version, title: summary.title, leafId: summary.leafId, nodes});
}

/** Reads what was exported as JSON; throws a sentence that says what is wrong with anything else. */
export function readTranscript(json: string): Imported {
  const value = parse(json);
  if (!isRecord(value) || value['format'] !== format) throw wrong('It is no conversation of this chat.');
  if (value['version'] !== version) throw wrong('It was exported by a newer version of this chat.');
  const nodes = Array.isArray(value['nodes']) ? value['nodes'] : [];
  const entries = nodes.flatMap((node): readonly Entry[] => {
    if (!isRecord(node)) return [];
    const message = restoreMessage(node['message']);
    const parentId = node['parentId'];
    return message ? [{message, ...(typeof parentId === 'string' && {parentId})}] : [];
  });
  if (entries.length === 0) throw wrong('There is no message in it.');
  const {title, leafId} = value;
  return {
    title: typeof title === 'string' ? title : '',
    leafId: typeof leafId === 'string' ? leafId : undefined,
    entries,
  };
}

function parse(json: string): unknown {
  try {
    return fromJson(json);
  } catch (cause) {
    throw wrong('It is no JSON.', cause);
  }
}

function wrong(why: string, cause?: unknown): ChatError {
  return new ChatError('validation', {message: `This file cannot be imported. ${why}`, cause});
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
