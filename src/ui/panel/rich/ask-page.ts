import type {ToolState} from '../../../blocks/views.js';
import type {ToolCall, ToolResultBlock, ToolUseBlock} from '../../../model/index.js';
import {OutcropToolCallEvent, type ToolUse} from '../../events-rich.js';
import type {ToolRenderer} from '../../view-settings.js';

/** A call, and who may answer it. */
export interface AskOptions {
  readonly call: ToolCall;
  readonly signal: AbortSignal;
  /** The page's own function. */
  readonly own: ((call: ToolCall, signal: AbortSignal) => unknown) | undefined;
}

/** Asks the page whether it answers in place of a tool: who hears the event first, then the page's own function. */
export async function askPage(host: EventTarget, {call, signal, own}: AskOptions): Promise<unknown> {
  const {toolUseId, name, input} = call;
  const event = new OutcropToolCallEvent({toolUseId, name, input});
  host.dispatchEvent(event);
  if (!event.response) return own?.(call, signal);
  // Whoever answers with nothing has answered all the same, so the tool does not run.
  return (await event.response.value) ?? '';
}

/** What is known of a call that the page may draw. */
export interface KnownCall {
  readonly block: ToolUseBlock;
  readonly state: ToolState;
  readonly call: ToolCall | undefined;
  readonly result: ToolResultBlock | undefined;
}

/** What a page shows in place of arguments and result; its mistakes are told to it alone. */
export function renderByPage(render: ToolRenderer | undefined, {block, call, state, result}: KnownCall): unknown {
  if (!render) return undefined;
  const {toolUseId, name} = block;
  const input = call ? call.input : readInput(block);
  const toolUse: ToolUse = {toolUseId, name, input};
  try {
    return render(toolUse, {
      state,
      ...(call?.progress && {progress: call.progress}),
      ...(result && {result: result.content}),
    });
  } catch (error) {
    reportError(error);
    return undefined;
  }
}

function readInput({inputJson}: ToolUseBlock): unknown {
  try {
    return JSON.parse(inputJson);
  } catch {
    // Still being written, or cut off.
    return undefined;
  }
}
