import {nothing, type TemplateResult} from 'lit/html.js';
import {
  nameCall,
  nesting,
  renderBlock,
  renderToolResult,
  renderToolUse,
  type ToolState,
} from '../../../blocks/views-rich.js';
import type {Block, ChatState, Message, ToolCall, ToolResultBlock, ToolUseBlock} from '../../../model/index.js';
import type {ChatSettings} from '../../settings-element.js';
import {allStrings} from '../../strings-rich.js';
import type {Strings} from '../../strings.js';
import type {Piece} from '../lazy-piece.js';
import type {PanelHost} from '../panel-host.js';
import {askPage, renderByPage} from './ask-page.js';
import {renderFindings} from './findings.js';
import {richStyles} from './styles.js';
import {ToolDesk, type ToolDeskOptions} from './tool-desk.js';
import {tellResults} from './tell-results.js';

/** What the views of rich blocks need from the panel. */
export interface RichOptions extends ToolDeskOptions {
  readonly host: PanelHost;
  readonly readSettings: () => ChatSettings;
  /** What a visitor reads in place of the name of a tool. */
  readonly readTitle: (name: string) => string | undefined;
  readonly say: (text: string) => void;
}

/** What is known of a message besides its blocks. */
export interface RichContext {
  readonly strings: Strings;
  /** What tools have answered to the calls of the message, by the ids of the calls. */
  readonly results: ReadonlyMap<string, ToolResultBlock>;
  /** Calls that run, or wait. */
  readonly calls: readonly ToolCall[];
  /** The turn of the message is over, so that nothing runs any more. */
  readonly isOver: boolean;
}

/** Makes the views of everything that no plain answer has. */
export function createRich(options: RichOptions): RichViews {
  return new RichViews(options);
}

/** Draws blocks of every kind, and lets the visitor decide about tools. */
export class RichViews implements Piece {
  readonly styles: readonly CSSStyleSheet[] = richStyles;
  readonly #options: RichOptions;
  readonly #desk: ToolDesk;
  /** Calls that the visitor did not allow: their results look like those of failures. */
  readonly #denied = new Set<string>();

  constructor(options: RichOptions) {
    this.#options = options;
    this.#desk = new ToolDesk(options);
  }

  /** A new one whenever something else than the conversation has changed that is shown. */
  get version(): unknown {
    return this.#desk.version;
  }

  renderBlock(block: Block, context: RichContext): TemplateResult | typeof nothing {
    const strings = allStrings(context.strings);
    if (block.kind === 'tool-use') return this.#renderToolUse(block, context);
    // What a call came to stands below the call.
    if (block.kind === 'tool-result' && context.results.has(block.toolUseId)) return nothing;
    return renderBlock(block, {strings});
  }

  /** Which policies of a guardrail have held something back. */
  renderFindings(message: Message, strings: Strings): TemplateResult | typeof nothing {
    return renderFindings(message, allStrings(strings));
  }

  /** Lets the page answer in place of a tool, by the event or by its own function. */
  intercept(call: ToolCall, signal: AbortSignal): unknown {
    return askPage(this.#options.host, {call, signal, own: this.#options.readSettings().onToolCall});
  }

  /** Tells of what has become of calls between two states of a conversation. */
  onState(before: ChatState, after: ChatState, strings: Strings): void {
    const {host, say, readTitle} = this.#options;
    for (const {toolUseId, status} of after.toolCalls ?? []) if (status === 'denied') this.#denied.add(toolUseId);
    tellResults(host, before, after);
    const known = new Set(before.toolCalls?.filter(isWaiting).map(({toolUseId}) => toolUseId));
    const asking = after.toolCalls?.filter((call) => isWaiting(call) && !known.has(call.toolUseId)) ?? [];
    const {asksForLeave} = allStrings(strings);
    const name = (call: ToolCall) => nameCall(call, {strings: allStrings(strings), title: readTitle(call.name)});
    if (asking.length > 0) say(asking.map((call) => asksForLeave(name(call))).join('\n'));
  }

  #renderToolUse(block: ToolUseBlock, context: RichContext) {
    const strings = allStrings(context.strings);
    const call = context.calls.find(({toolUseId}) => toolUseId === block.toolUseId);
    const result = context.results.get(block.toolUseId);
    const state = this.#readState(block, {call, result, isOver: context.isOver});
    const {host, readTitle} = this.#options;
    const title = readTitle(block.name);
    return renderToolUse(block, {
      strings,
      state,
      call,
      title,
      own: renderByPage(host.renderTool, {block, call, state, result}),
      result: result && renderToolResult(result, nesting({strings})),
      decision: state === 'waiting' && call ? this.#desk.render(call, strings) : undefined,
    });
  }

  #readState(
    {isDone, toolUseId}: ToolUseBlock,
    {call, result, isOver}: {call: ToolCall | undefined; result: ToolResultBlock | undefined; isOver: boolean},
  ): ToolState {
    if (call) return call.status;
    if (this.#denied.has(toolUseId)) return 'denied';
    if (result) return result.status === 'error' ? 'failed' : 'done';
    if (isOver) return 'unanswered';
    return isDone ? 'running' : 'writing';
  }
}

function isWaiting({status}: ToolCall): boolean {
  return status === 'waiting';
}
