import type {ChatState, ToolCall} from '../../../model/index.js';
import {OutcropToolResultEvent} from '../../events-rich.js';

/** Tells the page of each call that has come to something between two states. */
export function tellResults(host: EventTarget, before: ChatState, after: ChatState): void {
  const known = new Set(readResults(before).keys());
  const calls = new Map<string, ToolCall>();
  for (const call of [...(before.toolCalls ?? []), ...(after.toolCalls ?? [])]) calls.set(call.toolUseId, call);
  for (const [toolUseId, {content, status}] of readResults(after)) {
    const call = calls.get(toolUseId);
    if (!call || known.has(toolUseId)) continue;
    const {name, input} = call;
    const failed = call.status === 'denied' ? 'denied' : 'failed';
    host.dispatchEvent(
      new OutcropToolResultEvent({toolUseId, name, input}, {content, status: status === 'error' ? failed : 'done'}),
    );
  }
}

/** The results at the end of a conversation, by the ids of their calls. */
function readResults({messages}: ChatState) {
  const blocks = messages.slice(-2).flatMap(({role, blocks}) => (role === 'user' ? blocks : []));
  return new Map(blocks.flatMap((block) => (block.kind === 'tool-result' ? [[block.toolUseId, block]] : [])));
}
