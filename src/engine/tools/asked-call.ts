import type {ContentBlock, ToolCall} from '../../model/index.js';
import {copyJson, freezeAll} from './json.js';

/** A call as the model made it. */
export interface AskedCall {
  readonly toolUseId: string;
  readonly name: string;
  readonly input: unknown;
  /** False when the JSON of its arguments was cut off or is none. */
  readonly isWhole: boolean;
}

/** A call before anything has happened to it, or, with a result from before a reload, after everything has. */
export function readCall({toolUseId, name, input}: AskedCall, result: ContentBlock | undefined): ToolCall {
  const ended = result?.toolResult?.status === 'error' ? 'failed' : 'done';
  return Object.freeze({toolUseId, name, input: readInput(input) ?? {}, status: result ? ended : 'running'});
}

/** True for arguments that came whole, and that can be read. */
export function isReadable({isWhole, input}: AskedCall): boolean {
  return isWhole && readInput(input) !== undefined;
}

/** Arguments that nobody can change any more; `undefined` for what is no JSON, or nested too deep to be read. */
export function readInput(input: unknown): unknown {
  try {
    return freezeAll(copyJson(input));
  } catch {
    // What was wrong with it, the model cannot mend better than by writing all of it again.
    return undefined;
  }
}
